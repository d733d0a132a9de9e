package interlock.submission;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class DistributionTest {
    @Test
    void quartiles_are_interpolated() {
        assertEquals(
                new Distribution(10, 17, 25, 32, 40, List.of(40L, 10L, 30L, 20L)),
                Distribution.of(List.of(40L, 10L, 30L, 20L)));
    }

    @Test
    void one_value_is_its_own_quartiles() {
        assertEquals(new Distribution(7, 7, 7, 7, 7, List.of(7L)), Distribution.of(List.of(7L)));
    }

    @Test
    void values_on_a_quartile_are_kept_as_they_are() {
        assertEquals(
                new Distribution(1, 2, 3, 4, 5, List.of(1L, 2L, 3L, 4L, 5L)),
                Distribution.of(List.of(1L, 2L, 3L, 4L, 5L)));
    }
}
