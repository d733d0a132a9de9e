package interlock.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunDelayTest {
    @TempDir private Path proc;

    private final AtomicLong now = new AtomicLong();
    private RunDelay delay;

    @BeforeEach
    void aBoxWithOneProcess() {
        delay = new RunDelay(() -> Set.of(7L), () -> Duration.ZERO, proc, now::get);
    }

    @Test
    void a_wait_for_a_core_counts_before_the_kernel_books_it() throws IOException {
        task(7, 'R', 5, 1);
        assertEquals(Duration.ofSeconds(1), delay.sample());
        now.addAndGet(Duration.ofSeconds(40).toNanos());
        assertEquals(Duration.ofSeconds(41), delay.sample());
        now.addAndGet(Duration.ofSeconds(20).toNanos());
        assertEquals(Duration.ofSeconds(61), delay.sample());
    }

    @Test
    void a_booked_wait_counts_once() throws IOException {
        task(7, 'R', 5, 1);
        delay.sample();
        now.addAndGet(Duration.ofSeconds(40).toNanos());
        delay.sample();
        task(7, 'R', 6, 42);
        assertEquals(Duration.ofSeconds(42), delay.sample());
    }

    @Test
    void it_never_becomes_less() throws IOException {
        task(7, 'R', 5, 1);
        delay.sample();
        now.addAndGet(Duration.ofSeconds(4).toNanos());
        delay.sample();
        task(7, 'S', 5, 1);
        assertEquals(Duration.ofSeconds(5), delay.sample());
    }

    @Test
    void who_sleeps_or_runs_does_not_wait() throws IOException {
        task(7, 'S', 5, 1);
        task(8, 'R', 5, 1);
        delay.sample();
        now.addAndGet(Duration.ofSeconds(40).toNanos());
        task(8, 'R', 45, 1);
        assertEquals(Duration.ofSeconds(2), delay.sample());
    }

    @Test
    void what_an_ended_task_waited_stays_counted() throws IOException {
        task(7, 'R', 5, 1);
        task(8, 'R', 5, 3);
        delay.sample();
        Files.delete(proc.resolve("7/task/8/stat"));
        Files.delete(proc.resolve("7/task/8/schedstat"));
        Files.delete(proc.resolve("7/task/8"));
        assertEquals(Duration.ofSeconds(4), delay.sample());
    }

    private void task(long tid, char state, long onCpuSeconds, long delaySeconds)
            throws IOException {
        var folder = Files.createDirectories(proc.resolve("7/task/" + tid));
        Files.writeString(
                folder.resolve("stat"), tid + " (a (strange) name) " + state + " 1 7 7 0");
        Files.writeString(
                folder.resolve("schedstat"),
                Duration.ofSeconds(onCpuSeconds).toNanos()
                        + " "
                        + Duration.ofSeconds(delaySeconds).toNanos()
                        + " 3");
    }
}
