package interlock.language;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import interlock.sandbox.SandboxException;
import interlock.verdict.Diagnostic;
import interlock.verdict.Diagnostic.Severity;
import interlock.verdict.Place;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What gcc and the linker say. See "Diagnostic Message Formatting Options" in GCC's manual.
final class GccMessages {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SOLUTION = "/in/solution/";
    private static final Pattern UNDEFINED = Pattern.compile("undefined reference to `([^']+)'");
    private static final Pattern MULTIPLE = Pattern.compile("multiple definition of `([^']+)'");
    private static final Pattern ERROR = Pattern.compile("(?m)^.*?(?:fatal )?error: (.+)$");

    private GccMessages() {}

    /// @param output of `-fdiagnostics-format=json`, followed by plain lines if gcc gave up
    static List<Diagnostic> compiling(byte[] output) {
        var diagnostics = new ArrayList<Diagnostic>();
        var text = new String(output, StandardCharsets.UTF_8);
        int end = text.lastIndexOf(']') + 1;
        try {
            for (var told : JSON.readTree(text.substring(0, end))) {
                diagnostics.add(diagnostic(told));
            }
        } catch (IOException broken) {
            throw new SandboxException("gcc's messages cannot be read", broken);
        }
        plainErrors(text.substring(end)).forEach(diagnostics::add);
        return diagnostics;
    }

    /// Messages of the linker, or of gcc about files of the exercise; they have no place.
    static List<Diagnostic> linking(String output) {
        var diagnostics = new ArrayList<Diagnostic>();
        UNDEFINED
                .matcher(output)
                .results()
                .map(found -> found.group(1) + " is used but nowhere defined")
                .distinct()
                .forEach(message -> diagnostics.add(error(message)));
        MULTIPLE.matcher(output)
                .results()
                .map(found -> found.group(1) + " is defined more than once")
                .distinct()
                .forEach(message -> diagnostics.add(error(message)));
        if (diagnostics.isEmpty()) {
            diagnostics.addAll(plainErrors(output));
        }
        if (diagnostics.isEmpty()) {
            diagnostics.add(error("the program cannot be linked"));
        }
        return diagnostics;
    }

    private static List<Diagnostic> plainErrors(String output) {
        return ERROR.matcher(output)
                .results()
                .map(found -> error(found.group(1).replace("/in/solution/", "")))
                .toList();
    }

    private static Diagnostic diagnostic(JsonNode told) {
        boolean isError = told.path("kind").asText().contains("error");
        var message = told.path("message").asText();
        var option = told.path("option").asText();
        return new Diagnostic(
                isError ? Severity.ERROR : Severity.WARNING,
                place(told),
                option.isEmpty() ? message : message + " [" + option + "]");
    }

    /// Where it was written: for a macro of a header, where the candidate used it.
    private static @Nullable Place place(JsonNode told) {
        for (var location : told.path("locations")) {
            var caret = location.path("caret");
            var file = caret.path("file").asText();
            int line = caret.path("line").asInt();
            if (file.startsWith(SOLUTION) && line > 0) {
                int column = caret.path("column").asInt();
                return new Place(file.substring(SOLUTION.length()), line, Math.max(0, column));
            }
        }
        return null;
    }

    private static Diagnostic error(String message) {
        return new Diagnostic(Severity.ERROR, null, message);
    }
}
