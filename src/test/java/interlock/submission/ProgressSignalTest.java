package interlock.submission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ProgressSignalTest {
    private static final Duration LONG = Duration.ofMinutes(1);

    private final ProgressSignal signal = new ProgressSignal();
    private final UUID submission = UUID.randomUUID();

    @Test
    void news_before_the_wait_are_not_lost() throws InterruptedException {
        try (var watch = signal.watch(submission)) {
            signal.wake(submission);
            assertTrue(watch.await(LONG));
        }
    }

    @Test
    void news_wake_all_who_watch_and_nobody_else() throws InterruptedException {
        try (var one = signal.watch(submission);
                var two = signal.watch(submission);
                var other = signal.watch(UUID.randomUUID())) {
            signal.wake(submission);
            assertTrue(one.await(LONG));
            assertTrue(two.await(LONG));
            assertFalse(other.await(Duration.ZERO));
        }
    }

    @Test
    void many_news_wake_once() throws InterruptedException {
        try (var watch = signal.watch(submission)) {
            signal.wake(submission);
            signal.wake(submission);
            assertTrue(watch.await(LONG));
            assertFalse(watch.await(Duration.ZERO));
        }
    }

    @Test
    void the_end_wakes_all() throws InterruptedException {
        try (var watch = signal.watch(submission)) {
            signal.end();
            assertTrue(watch.await(LONG));
            assertTrue(signal.isEnding());
        }
    }

    @Test
    void nothing_is_kept_of_those_who_left() {
        var one = signal.watch(submission);
        var two = signal.watch(submission);
        one.close();
        assertEquals(1, signal.watching());
        two.close();
        assertEquals(0, signal.watching());
    }
}
