package interlock.language;

import interlock.sandbox.SandboxException;
import interlock.verdict.Diagnostic;
import interlock.verdict.Finding;
import interlock.verdict.FindingKind;
import interlock.verdict.Place;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What checkers in a box say: fields that end in NUL, five for each message.
final class Messages {
    static final int DIAGNOSTICS_MAX = 200;

    private static final String SOLUTION = "solution/";
    private static final int FIELDS = 5;

    private Messages() {}

    /// Fields: severity, file, line, column, message.
    static List<Diagnostic> diagnostics(byte[] file) {
        var diagnostics = new ArrayList<Diagnostic>();
        for (var fields : records(file)) {
            var severity = Diagnostic.Severity.valueOf(fields.get(0));
            var place = place(fields.get(1), fields.get(2), fields.get(3));
            diagnostics.add(new Diagnostic(severity, place, fields.get(4)));
        }
        return ordered(diagnostics);
    }

    /// Fields: message key, forbidden name, file, line, column.
    static List<Finding> findings(byte[] file) {
        return records(file).stream()
                .map(
                        fields ->
                                forbidden(
                                        fields.get(0),
                                        fields.get(1),
                                        place(fields.get(2), fields.get(3), fields.get(4))))
                .toList();
    }

    static Finding forbidden(String message, String name, @Nullable Place place) {
        var values = Map.of("name", name);
        return new Finding(FindingKind.FORBIDDEN_API, message, values, place, List.of());
    }

    /// Errors first, those in the candidate's own files before others; warnings only about the
    /// candidate's own files; no more than are shown.
    static List<Diagnostic> ordered(List<Diagnostic> diagnostics) {
        return diagnostics.stream()
                .filter(told -> isError(told) || told.place() != null)
                .sorted(
                        Comparator.comparing(Diagnostic::severity)
                                .thenComparing(told -> told.place() == null))
                .limit(DIAGNOSTICS_MAX)
                .toList();
    }

    static boolean isError(Diagnostic diagnostic) {
        return diagnostic.severity() == Diagnostic.Severity.ERROR;
    }

    /// The place if the file is the candidate's. `solution/exercise/A.java` is its `A.java`.
    static @Nullable Place place(String path, String line, String column) {
        int number = Integer.parseInt(line);
        if (!path.startsWith(SOLUTION) || number < 1) {
            return null;
        }
        var name = path.substring(path.lastIndexOf('/') + 1);
        return new Place(name, number, Math.max(0, Integer.parseInt(column)));
    }

    private static List<List<String>> records(byte[] file) {
        var fields = new String(file, StandardCharsets.UTF_8).split("\0", -1);
        if (fields.length % FIELDS != 1) {
            throw new SandboxException("a checker's messages are cut short");
        }
        var records = new ArrayList<List<String>>();
        for (int i = 0; i + FIELDS < fields.length; i += FIELDS) {
            records.add(List.of(fields).subList(i, i + FIELDS));
        }
        return records;
    }
}
