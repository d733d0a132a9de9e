package interlock.language;

import interlock.verdict.Diagnostic;
import interlock.verdict.Place;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// Names of handed-in files, before any of them reaches a compiler.
final class SourceFiles {
    private static final Pattern STEM = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]{0,63}");

    private SourceFiles() {}

    /// What is wrong with their names, nothing if all is well.
    ///
    /// @param taken names that belong to the exercise, the harness or the language
    static List<Diagnostic> faults(
            Map<String, String> solution, List<String> endings, Set<String> taken) {
        var faults = new ArrayList<Diagnostic>();
        if (solution.isEmpty()) {
            faults.add(new Diagnostic(Diagnostic.Severity.ERROR, null, "no file was handed in"));
        }
        for (var name : solution.keySet().stream().sorted().toList()) {
            var ending = endings.stream().filter(name::endsWith).findFirst().orElse("");
            var stem = name.substring(0, name.length() - ending.length());
            if (ending.isEmpty() || !STEM.matcher(stem).matches()) {
                faults.add(
                        fault(
                                name,
                                "a file is named by letters, digits, _ and -, and ends in "
                                        + String.join(" or ", endings)));
            } else if (taken.contains(name)) {
                faults.add(fault(name, "the name " + name + " is taken, choose another"));
            }
        }
        return faults;
    }

    /// Text as it goes into a box.
    static Map<String, byte[]> below(String folder, Map<String, String> texts) {
        var files = new HashMap<String, byte[]>();
        texts.forEach(
                (name, text) -> files.put(folder + name, text.getBytes(StandardCharsets.UTF_8)));
        return files;
    }

    private static Diagnostic fault(String name, String message) {
        return new Diagnostic(Diagnostic.Severity.ERROR, new Place(name, 1, 0), message);
    }
}
