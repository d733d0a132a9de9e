package interlock;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// A package whose gate is quick: the bounded buffer in one language, with one case.
public record SmallExercise(String slug) {
    private static final Path ORIGIN = Path.of("exercises/bounded-buffer");

    private static final List<String> KEPT =
            List.of(
                    "include/python/adapter.py",
                    "include/python/exercise_api.py",
                    "attachments/templates/python/solution.py",
                    "statement/problem.en.md",
                    "statement/problem.zh.md",
                    "submissions/accepted/two-conditions.py",
                    "submissions/accepted/wait-for.py",
                    "submissions/wrong_answer/last-in-first-out.py");

    private static final String GRADING =
            """
            kind: code
            languages:
              python: {main: solution.py, forbidden: [queue]}
            feedback: %s
            points: {functional: 100}
            checks: [linearizable model=bounded-queue]
            cases:
              - name: one-thread
                title: {en: One thread, zh: 单线程}
                sample: true
                object: {capacity: 3}
                threads:
                  main: ["put #", "put #", "size", "take", "put #", "take", "take", "size"]
            """;

    private static final String SUBMISSIONS =
            """
            - {match: "wrong_answer/*", finding: wrong-result, stage: functional}
            """;

    public static SmallExercise unique() {
        return new SmallExercise("buffer-" + UUID.randomUUID().toString().substring(0, 8));
    }

    /// What an author uploads: one folder, named as the exercise.
    public byte[] zip() throws IOException {
        return zip("full");
    }

    /// @param feedback what candidates see of reports
    public byte[] zip(String feedback) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var path : KEPT) {
                add(zip, path, Files.readString(ORIGIN.resolve(path)));
            }
            add(zip, "problem.yaml", problem());
            add(zip, "grading.yaml", GRADING.formatted(feedback));
            add(zip, "submissions.yaml", SUBMISSIONS);
        }
        return bytes.toByteArray();
    }

    private static String problem() throws IOException {
        return Files.readString(ORIGIN.resolve("problem.yaml"))
                .replaceFirst("(?m)^uuid: .*$", "uuid: " + UUID.randomUUID());
    }

    private void add(ZipOutputStream zip, String path, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(slug + "/" + path));
        zip.write(text.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }
}
