package interlock.observe;

import static org.junit.jupiter.api.Assertions.assertEquals;

import interlock.Config;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ObserveConfigTest {
    @Test
    void the_defaults_are_those_that_were_measured() {
        var config = Config.defaults(ObserveConfig.class);
        assertEquals(Duration.ofMillis(4), config.asleepPause());
        assertEquals(6, config.asleepLooks());
        assertEquals(Duration.ofSeconds(3), config.asleepLimit());
        assertEquals(Duration.ofMillis(100), config.asleepLimitMin());
        assertEquals(Duration.ofMillis(10), config.asleepCpu());
        assertEquals(Duration.ofMillis(300), config.settling());
        assertEquals(Duration.ofSeconds(1), config.windowMin());
        assertEquals(Duration.ofMillis(25), config.windowPause());
        assertEquals(0.05, config.runnableMax());
        assertEquals(1.0, config.switchesMax());
        assertEquals(Duration.ofSeconds(3), config.deadlockAfter());
        assertEquals(Duration.ofSeconds(1), config.zombieAge());
        assertEquals(Duration.ofSeconds(60), config.starvingMax());
        assertEquals(Duration.ofMillis(300), config.gatePatience());
        assertEquals(Duration.ofMillis(20), config.gatePatienceMin());
        assertEquals(Duration.ofSeconds(60), config.burstLimit());
    }

    @Test
    void every_key_is_mapped() {
        var values =
                Map.ofEntries(
                        key("asleep-looks", "11"),
                        key("asleep-limit-min", "12s"),
                        key("gate-patience", "13s"),
                        key("gate-patience-min", "14s"),
                        key("asleep-cpu", "15s"),
                        key("starving-max", "16s"),
                        key("asleep-pause", "1s"),
                        key("asleep-limit", "2s"),
                        key("settling", "3s"),
                        key("window-min", "4s"),
                        key("window-pause", "5s"),
                        key("deadlock-after", "6s"),
                        key("zombie-age", "7s"),
                        key("burst-limit", "8s"),
                        key("runnable-max", "9"),
                        key("switches-max", "10"));
        var config = Config.with(ObserveConfig.class, values);
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
        assertEquals(11, config.asleepLooks());
        assertEquals(Duration.ofSeconds(12), config.asleepLimitMin());
        assertEquals(Duration.ofSeconds(13), config.gatePatience());
        assertEquals(Duration.ofSeconds(14), config.gatePatienceMin());
        assertEquals(Duration.ofSeconds(15), config.asleepCpu());
        assertEquals(Duration.ofSeconds(16), config.starvingMax());
    }

    private static Map.Entry<String, String> key(String name, String value) {
        return Map.entry("interlock.observe." + name, value);
    }
}
