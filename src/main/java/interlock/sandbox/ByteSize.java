package interlock.sandbox;

import java.util.Locale;
import java.util.regex.Pattern;

/// An amount of memory, disk or output.
public record ByteSize(long bytes) {
    private static final Pattern TEXT = Pattern.compile("(\\d{1,15})\\s*(B|KiB|MiB|GiB)");

    public ByteSize {
        if (bytes < 0) {
            throw new IllegalArgumentException("negative size: " + bytes);
        }
    }

    public static ByteSize mebibytes(long count) {
        return new ByteSize(count << 20);
    }

    /// Reads `256MiB`, `64 KiB`, `100B`; also what configuration uses to convert its values.
    ///
    /// @throws IllegalArgumentException if the text is not a whole number with such a unit
    public static ByteSize of(String text) {
        var match = TEXT.matcher(text.strip());
        if (!match.matches()) {
            throw new IllegalArgumentException(
                    "'%s' is not a size, expected e.g. 256MiB".formatted(text));
        }
        long unit =
                switch (match.group(2)) {
                    case "KiB" -> 1L << 10;
                    case "MiB" -> 1L << 20;
                    case "GiB" -> 1L << 30;
                    default -> 1L;
                };
        return new ByteSize(Math.multiplyExact(Long.parseLong(match.group(1)), unit));
    }

    @Override
    public String toString() {
        if (bytes >= 10L << 20) {
            return String.format(Locale.ROOT, "%d MiB", bytes >> 20);
        }
        return bytes >= 10L << 10
                ? String.format(Locale.ROOT, "%d KiB", bytes >> 10)
                : bytes + " B";
    }
}
