package interlock.verdict;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Tells a finding in the language of its reader. Immutable.
///
/// `ResourceBundle` would fall back to the locale of the server, so it is not used here.
public final class FindingText {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([A-Za-z][A-Za-z0-9]*)}");
    private static final FindingText SHIPPED =
            new FindingText(
                    load("/messages/findings.properties"),
                    load("/messages/findings_zh.properties"));

    private final Properties english;
    private final Properties chinese;

    FindingText(Properties english, Properties chinese) {
        this.english = english;
        this.chinese = chinese;
    }

    /// The sentences that come with the program.
    public static FindingText shipped() {
        return SHIPPED;
    }

    /// A key without a sentence, as an older version may have stored it, is told by itself and
    /// its values: a report must stay readable for as long as it is kept.
    public String sentence(String message, Map<String, String> values, Locale reader) {
        var sentences = reader.getLanguage().equals("zh") ? chinese : english;
        var sentence = sentences.getProperty(message);
        if (sentence == null) {
            return values.isEmpty() ? message : message + " " + values;
        }
        return PLACEHOLDER.matcher(sentence).replaceAll(found -> valueOf(found, values));
    }

    private static String valueOf(MatchResult placeholder, Map<String, String> values) {
        return Matcher.quoteReplacement(
                values.getOrDefault(placeholder.group(1), placeholder.group()));
    }

    static Properties load(String resource) {
        var sentences = new Properties();
        try (InputStream in = FindingText.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("not in the program: " + resource);
            }
            sentences.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return sentences;
    }
}
