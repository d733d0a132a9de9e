package interlock.exercise;

import java.util.regex.Pattern;

/// What one word of a case stands for.
sealed interface Word {
    /// `#`: a positive number used nowhere else in the case.
    record Fresh() implements Word {}

    /// `1..3`: a number from `low` to `high`.
    record Range(long low, long high) implements Word {
        public Range {
            if (low > high) {
                throw new IllegalArgumentException(
                        "a range with the smaller number first, found '%d..%d'"
                                .formatted(low, high));
            }
        }
    }

    /// `50ms`.
    record Nanos(long count) implements Word {}

    /// `$capacity`: the drawn value of an object parameter.
    record Parameter(String name) implements Word {}

    /// Anything else stands for itself.
    record Literal(String text) implements Word {}

    Pattern RANGE = Pattern.compile("(-?\\d{1,15})\\.\\.(-?\\d{1,15})");
    Pattern DURATION = Pattern.compile("(\\d{1,9})(ns|us|ms|s)");
    Pattern PARAMETER = Pattern.compile("\\$([a-z][a-zA-Z0-9-]*)");

    /// @throws IllegalArgumentException if it is none, with a sentence for the author
    static Word of(String text) {
        if (text.equals("#")) {
            return new Fresh();
        }
        var range = RANGE.matcher(text);
        if (range.matches()) {
            return new Range(Long.parseLong(range.group(1)), Long.parseLong(range.group(2)));
        }
        var parameter = PARAMETER.matcher(text);
        if (parameter.matches()) {
            return new Parameter(parameter.group(1));
        }
        return DURATION.matcher(text).matches() ? new Nanos(nanosOf(text)) : new Literal(text);
    }

    /// Reads `20s`, `50ms`, `500us` or `10ns`.
    ///
    /// @throws IllegalArgumentException if it is none of these, with a sentence for the author
    static long nanosOf(String text) {
        var duration = DURATION.matcher(text);
        if (!duration.matches()) {
            throw new IllegalArgumentException(
                    "a duration such as 20s, 50ms or 500us, found '%s'"
                            .formatted(Yaml.abbreviated(text)));
        }
        long unit =
                switch (duration.group(2)) {
                    case "s" -> 1_000_000_000L;
                    case "ms" -> 1_000_000L;
                    case "us" -> 1_000L;
                    default -> 1L;
                };
        return Long.parseLong(duration.group(1)) * unit;
    }
}
