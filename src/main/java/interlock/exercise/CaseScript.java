package interlock.exercise;

import java.util.List;
import java.util.Map;

/// A case with every random part drawn: what is sent to the harness.
///
/// @param threads steps by thread name, in the order of the exercise's file
public record CaseScript(
        String caseName, Map<String, String> object, Map<String, List<List<String>>> threads) {
    public CaseScript {
        object = Map.copyOf(object);
        threads = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(threads));
    }
}
