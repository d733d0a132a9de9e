package interlock.history;

import java.util.List;

/// What was recorded of one case, in order of arrival.
///
/// @param caseName of the case that was run
/// @param object the parameters the object under test was built with
/// @param ended whether the harness reported the end of the case
public record History(
        String caseName, java.util.Map<String, String> object, List<Event> events, boolean ended) {
    public History {
        object = java.util.Map.copyOf(object);
        events = List.copyOf(events);
    }
}
