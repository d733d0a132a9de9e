package interlock.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class FindingTextTest {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^}]*)}");

    /// A literal key handed to a new finding: `new Finding(FindingKind.RACE, "key", …`.
    private static final Pattern USED =
            Pattern.compile("new Finding\\(\\s*[\\w.]+(?:\\(\\))?,\\s*\"([^\"]+)\"");

    private final FindingText text =
            new FindingText(
                    sentences("order=item {item} came before {other}\nplain=no values"),
                    sentences("order={other} 之后才应是 {item}"));

    @Test
    void values_are_put_in_by_name() {
        assertEquals(
                "item 1 came before 2",
                text.sentence("order", Map.of("item", "1", "other", "2"), Locale.ENGLISH));
        assertEquals(
                "2 之后才应是 1",
                text.sentence("order", Map.of("item", "1", "other", "2"), Locale.CHINA));
    }

    @Test
    void a_value_is_never_read_as_a_placeholder_or_a_group() {
        assertEquals(
                "item {other} came before $1",
                text.sentence("order", Map.of("item", "{other}", "other", "$1"), Locale.ENGLISH));
    }

    @Test
    void a_missing_value_stays_visible() {
        assertEquals(
                "item 1 came before {other}",
                text.sentence("order", Map.of("item", "1"), Locale.ENGLISH));
    }

    @Test
    void a_key_without_sentence_tells_itself_and_its_values() {
        assertEquals("gone {a=1}", text.sentence("gone", Map.of("a", "1"), Locale.ENGLISH));
    }

    @Test
    void every_shipped_sentence_is_in_both_languages_with_the_same_placeholders() {
        var english = FindingText.load("/messages/findings.properties");
        var chinese = FindingText.load("/messages/findings_zh.properties");
        assertEquals(
                new TreeSet<>(english.stringPropertyNames()),
                new TreeSet<>(chinese.stringPropertyNames()));
        for (var key : english.stringPropertyNames()) {
            assertEquals(
                    placeholders(english.getProperty(key)),
                    placeholders(chinese.getProperty(key)),
                    key);
            assertFalse(chinese.getProperty(key).isBlank(), key);
        }
    }

    @Test
    void every_key_that_the_code_names_has_a_sentence() throws IOException {
        var english = FindingText.load("/messages/findings.properties");
        List<Path> sources;
        try (var files = Files.walk(Path.of("src/main/java/interlock"))) {
            sources = files.filter(file -> file.toString().endsWith(".java")).toList();
        }
        var missing = new TreeSet<String>();
        for (var source : sources) {
            USED.matcher(Files.readString(source))
                    .results()
                    .map(found -> found.group(1))
                    .filter(key -> !english.containsKey(key))
                    .forEach(key -> missing.add(source.getFileName() + ": " + key));
        }
        assertEquals(new TreeSet<>(), missing);
    }

    private static Set<String> placeholders(String sentence) {
        var names = new TreeSet<String>();
        PLACEHOLDER.matcher(sentence).results().map(FindingTextTest::name).forEach(names::add);
        return names;
    }

    private static String name(MatchResult placeholder) {
        return placeholder.group(1);
    }

    private static Properties sentences(String lines) {
        var properties = new Properties();
        try {
            properties.load(new StringReader(lines));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return properties;
    }
}
