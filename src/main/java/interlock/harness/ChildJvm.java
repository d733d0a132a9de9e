package interlock.harness;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Another JVM beside this one, for exercises about processes: started with the same options and
/// class path, with another main class. It inherits the history's descriptor as its standard
/// output; its main class calls [Recorder#forChild] before it does anything else.
public final class ChildJvm {
    private ChildJvm() {}

    /// @param main a class of the exercise's adapter with a `main` method
    public static Process start(Class<?> main, String... args) throws IOException {
        var command = launcher();
        command.add(main.getName());
        command.addAll(List.of(args));
        return new ProcessBuilder(command)
                .redirectInput(new File("/dev/null"))
                .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /// This process's command up to its main class.
    private static List<String> launcher() throws IOException {
        String line = Files.readString(Path.of("/proc/self/cmdline"), StandardCharsets.UTF_8);
        var words = new ArrayList<>(List.of(line.split("\0")));
        int main = words.lastIndexOf(Harness.class.getName());
        if (main < 1) {
            throw new ScriptException("this JVM was not started as a harness: " + words);
        }
        words.subList(main, words.size()).clear();
        return words;
    }
}
