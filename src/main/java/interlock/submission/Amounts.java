package interlock.submission;

import java.time.Duration;
import java.util.Locale;

/// Writes amounts with three digits and a unit, the same in every language.
final class Amounts {
    private static final double KIB = 1024;
    private static final double MIB = KIB * 1024;

    private Amounts() {}

    static String time(Duration time) {
        double nanos = time.toNanos();
        if (nanos < 1e6) {
            return threeDigits(nanos / 1e3) + " µs";
        }
        return nanos < 1e9 ? threeDigits(nanos / 1e6) + " ms" : threeDigits(nanos / 1e9) + " s";
    }

    static String bytes(long count) {
        if (count < KIB) {
            return count + " B";
        }
        return count < MIB ? threeDigits(count / KIB) + " KiB" : threeDigits(count / MIB) + " MiB";
    }

    private static String threeDigits(double value) {
        int decimals = value >= 99.95 ? 0 : value >= 9.995 ? 1 : 2;
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }
}
