package interlock.exercise;

import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

/// What `problem.yaml` says.
record ProblemFile(
        UUID uuid,
        String version,
        Localized name,
        String author,
        List<String> keywords,
        int difficulty,
        int minutes) {
    static final String PATH = "problem.yaml";

    private static final String FORMAT_VERSION = "2025-09";
    private static final UUID NONE = new UUID(0, 0);
    private static final int MINUTES_MAX = 600;
    private static final Pattern UUID_FORM =
            Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final Pattern VERSION = Pattern.compile("[0-9A-Za-z][0-9A-Za-z._+-]{0,39}");

    static ProblemFile read(Section section) {
        section.required("problem_format_version", ProblemFile::formatVersion);
        var file =
                new ProblemFile(
                        section.required("uuid", ProblemFile::uuid).orElse(NONE),
                        section.required("version", ProblemFile::version).orElse(""),
                        localized(section.section("name")),
                        section.text(section.has("credits") ? "credits" : "author"),
                        section.texts("keywords"),
                        section.whole("difficulty", 1, 5),
                        section.whole("minutes", 1, MINUTES_MAX));
        section.refuseOtherKeys();
        return file;
    }

    private static String formatVersion(String text) {
        if (!text.equals(FORMAT_VERSION)) {
            throw new IllegalArgumentException(
                    "%s, found '%s'".formatted(FORMAT_VERSION, Yaml.abbreviated(text)));
        }
        return text;
    }

    private static UUID uuid(String text) {
        if (!UUID_FORM.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "a UUID such as 01234567-89ab-cdef-0123-456789abcdef, found '%s'"
                            .formatted(Yaml.abbreviated(text)));
        }
        return UUID.fromString(text);
    }

    private static String version(String text) {
        if (!VERSION.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "a version such as 1.0.0, found '%s'".formatted(Yaml.abbreviated(text)));
        }
        return text;
    }

    static Localized localized(Section section) {
        var texts = new Localized(section.text("en"), section.text("zh"));
        section.refuseOtherKeys();
        return texts;
    }
}
