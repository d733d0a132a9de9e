package interlock.exercise;

import java.util.Locale;
import java.util.Map;

/// A text in English and Chinese.
public record Localized(String en, String zh) {
    static Localized of(Map<String, String> byLanguage) {
        return new Localized(byLanguage.getOrDefault("en", ""), byLanguage.getOrDefault("zh", ""));
    }

    public String in(Locale locale) {
        return locale.getLanguage().equals("zh") ? zh : en;
    }
}
