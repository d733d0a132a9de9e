package interlock.submission;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ReadableTest {
    @Test
    void times_have_three_digits_and_the_unit_that_fits() {
        assertEquals("0.50 µs", Amounts.time(Duration.ofNanos(500)));
        assertEquals("12.3 µs", Amounts.time(Duration.ofNanos(12_340)));
        assertEquals("7.00 ms", Amounts.time(Duration.ofMillis(7)));
        assertEquals("123 ms", Amounts.time(Duration.ofMillis(123)));
        assertEquals("1.25 s", Amounts.time(Duration.ofMillis(1_250)));
    }

    @Test
    void sizes_have_the_unit_that_fits() {
        assertEquals("0 B", Amounts.bytes(0));
        assertEquals("1.50 KiB", Amounts.bytes(1536));
        assertEquals("256 MiB", Amounts.bytes(256L << 20));
    }
}
