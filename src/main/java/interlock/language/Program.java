package interlock.language;

import java.util.Map;

/// A solution ready to run: files as they appear below `/in` of the box.
public record Program(String language, Map<String, byte[]> files) {
    public Program {
        files = Map.copyOf(files);
    }
}
