package interlock.observe;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ObserveConfigTest {
    static ObserveConfig defaults() {
        return with(Map.of());
    }

    static ObserveConfig with(Map<String, String> values) {
        return new SmallRyeConfigBuilder()
                .withConverter(Duration.class, 200, new DurationConverter())
                .withMapping(ObserveConfig.class)
                .withDefaultValues(values)
                .build()
                .getConfigMapping(ObserveConfig.class);
    }

    @Test
    void the_defaults_are_those_that_were_measured() {
        var config = defaults();
        assertEquals(Duration.ofMillis(4), config.asleepPause());
        assertEquals(6, config.asleepLooks());
        assertEquals(Duration.ofSeconds(3), config.asleepLimit());
        assertEquals(Duration.ofMillis(200), config.asleepLimitMin());
        assertEquals(Duration.ofMillis(300), config.settling());
        assertEquals(Duration.ofSeconds(1), config.windowMin());
        assertEquals(Duration.ofMillis(25), config.windowPause());
        assertEquals(0.05, config.runnableMax());
        assertEquals(1.0, config.switchesMax());
        assertEquals(Duration.ofSeconds(3), config.deadlockAfter());
        assertEquals(Duration.ofSeconds(1), config.zombieAge());
        assertEquals(Duration.ofMillis(300), config.gatePatience());
        assertEquals(Duration.ofSeconds(5), config.burstLimit());
    }

    @Test
    void every_key_is_mapped() {
        var prefix = "interlock.observe.";
        var values =
                Map.of(
                        prefix + "asleep-pause", "1s",
                        prefix + "asleep-limit", "2s",
                        prefix + "settling", "3s",
                        prefix + "window-min", "4s",
                        prefix + "window-pause", "5s",
                        prefix + "deadlock-after", "6s",
                        prefix + "zombie-age", "7s",
                        prefix + "burst-limit", "8s",
                        prefix + "runnable-max", "9",
                        prefix + "switches-max", "10");
        var config = with(values);
        assertEquals(Duration.ofSeconds(1), config.asleepPause());
        assertEquals(Duration.ofSeconds(2), config.asleepLimit());
        assertEquals(Duration.ofSeconds(3), config.settling());
        assertEquals(Duration.ofSeconds(4), config.windowMin());
        assertEquals(Duration.ofSeconds(5), config.windowPause());
        assertEquals(Duration.ofSeconds(6), config.deadlockAfter());
        assertEquals(Duration.ofSeconds(7), config.zombieAge());
        assertEquals(Duration.ofSeconds(8), config.burstLimit());
        assertEquals(9.0, config.runnableMax());
        assertEquals(10.0, config.switchesMax());
        assertEquals(11, with(Map.of(prefix + "asleep-looks", "11")).asleepLooks());
    }
}
