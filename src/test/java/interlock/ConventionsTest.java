package interlock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What no compiler plugin checks: the conventions that keep the sources readable.
class ConventionsTest {
    private static final Path MAIN = Path.of("src/main/java");
    private static final Path PACKAGES = MAIN.resolve("interlock");
    private static final int LINES_MAX = 300;
    private static final int LINE_LENGTH_MAX = 100;
    private static final Pattern BANNED_NAME =
            Pattern.compile(".*(Impl|Manager|Helper|Util|Utils|Dto|Base)");
    private static final Pattern SENTENCE = Pattern.compile("(?m)^/// (.+\\.)$");
    private static final Pattern README_ROW = Pattern.compile("(?m)^\\| `(\\w+)` \\| (.+?) \\|");
    private static final Pattern LOOSE_TODO = Pattern.compile("TODO(?! #\\d)|FIXME|XXX");

    @Test
    void files_are_short() {
        assertNone(
                sources(MAIN).filter(file -> lines(file).size() > LINES_MAX),
                "files of more than " + LINES_MAX + " lines");
    }

    /// Tests hold scripts and tables in text blocks, which read best unbroken.
    @Test
    void lines_fit_the_page() {
        assertNone(
                sources(MAIN)
                        .filter(
                                file ->
                                        lines(file).stream()
                                                .anyMatch(
                                                        line ->
                                                                line.length() > LINE_LENGTH_MAX
                                                                        && !line.startsWith(
                                                                                "import"))),
                "lines of more than " + LINE_LENGTH_MAX + " characters");
    }

    @Test
    void names_say_what_a_class_is() {
        assertNone(
                sources(MAIN).filter(file -> BANNED_NAME.matcher(simpleName(file)).matches()),
                "names that say nothing");
    }

    @Test
    void no_two_classes_share_a_simple_name() {
        assertNone(
                sources(MAIN)
                        .filter(file -> !simpleName(file).equals("package-info"))
                        .collect(Collectors.groupingBy(ConventionsTest::simpleName))
                        .values()
                        .stream()
                        .filter(same -> same.size() > 1)
                        .flatMap(List::stream),
                "classes of one simple name");
    }

    @Test
    void open_ends_name_their_issue() {
        assertNone(
                sources(MAIN)
                        .filter(file -> LOOSE_TODO.matcher(String.join("\n", lines(file))).find()),
                "open ends without an issue number");
    }

    @Test
    void the_readme_says_of_each_package_what_the_package_says_of_itself() throws IOException {
        var readme = Files.readString(Path.of("README.md"));
        var rows = new TreeMap<String, String>();
        var row = README_ROW.matcher(readme);
        while (row.find()) {
            rows.put(row.group(1), row.group(2) + ".");
        }
        assertEquals(sentences(), rows);
        assertTrue(readme.lines().count() <= 150, "the README is the front door: 150 lines");
    }

    private static Map<String, String> sentences() throws IOException {
        var found = new TreeMap<String, String>();
        try (var folders = Files.list(PACKAGES)) {
            for (var folder : folders.filter(Files::isDirectory).toList()) {
                var info = Files.readString(folder.resolve("package-info.java"));
                var sentence = SENTENCE.matcher(info);
                assertTrue(sentence.find(), folder + " opens with no sentence");
                found.put(folder.getFileName().toString(), sentence.group(1));
            }
        }
        return found;
    }

    private static void assertNone(Stream<Path> offenders, String what) {
        assertEquals(List.of(), offenders.toList(), what);
    }

    private static String simpleName(Path file) {
        return file.getFileName().toString().replace(".java", "");
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Stream<Path> sources(Path root) {
        try (var files = Files.walk(root)) {
            return new ArrayList<>(files.filter(file -> file.toString().endsWith(".java")).toList())
                    .stream();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
