package interlock.harness;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A harness with an adapter of ours, as a plain process: nothing in it is hostile.
final class HarnessProcess implements AutoCloseable {
    enum Kind {
        JAVA,
        PYTHON,
        C
    }

    private final Process process;

    HarnessProcess(Kind kind, Path folder) throws IOException, InterruptedException {
        var command =
                switch (kind) {
                    case JAVA -> java();
                    case PYTHON -> python(folder);
                    case C -> c(folder);
                };
        process =
                new ProcessBuilder(command)
                        .redirectError(folder.resolve("stderr").toFile())
                        .start();
    }

    private static List<String> java() {
        return List.of(
                System.getProperty("java.home") + "/bin/java",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                "target/classes" + File.pathSeparator + "target/test-classes",
                "interlock.harness.Harness");
    }

    private static List<String> python(Path folder) throws IOException {
        copy("/box/python/harness.py", folder);
        copy("/harness/adapter.py", folder);
        return List.of("/usr/bin/python3", "-I", "-S", "-B", folder + "/harness.py");
    }

    private static List<String> c(Path folder) throws IOException, InterruptedException {
        var build = List.of("harness.c", "harness.h", "script.c", "script.h", "words.c");
        for (var name : build) {
            copy("/box/c/" + name, folder);
        }
        copy("/harness/adapter.c", folder);
        var gcc =
                new ProcessBuilder(
                                List.of(
                                        "/usr/bin/gcc",
                                        "-std=gnu17",
                                        "-Wall",
                                        "-Wextra",
                                        "-Werror",
                                        "-pthread",
                                        "-o",
                                        "program",
                                        "harness.c",
                                        "script.c",
                                        "words.c",
                                        "adapter.c"))
                        .directory(folder.toFile())
                        .inheritIO()
                        .start();
        if (gcc.waitFor() != 0) {
            throw new IllegalStateException("the harness does not compile without warnings");
        }
        return List.of(folder + "/program");
    }

    private static void copy(String resource, Path folder) throws IOException {
        try (var stream = HarnessProcess.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException("no " + resource);
            }
            var name = resource.substring(resource.lastIndexOf('/') + 1);
            Files.write(folder.resolve(name), stream.readAllBytes());
        }
    }

    /// Sends requests, line by line.
    HarnessProcess send(String... lines) {
        try {
            var stdin = process.getOutputStream();
            stdin.write((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
            stdin.flush();
            return this;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// The whole history, each line as its words; sends `bye` first.
    List<List<String>> history() {
        send("bye");
        return process.inputReader(StandardCharsets.UTF_8).lines().map(Words::split).toList();
    }

    int status() throws InterruptedException {
        return process.waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
