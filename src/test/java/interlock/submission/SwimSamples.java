package interlock.submission;

import interlock.verdict.Schedule;
import interlock.verdict.ScheduleScript;
import java.util.Map;

/// Schedules of a small bounded buffer to draw: short, long, longer than is kept; lines are those
/// of `SOURCE`.
final class SwimSamples {
    static final String SOURCE =
            """
            final class Solution implements BufferApi {
                private final Object lock = new Object();
                private final long[] items = new long[2];
                private int size;

                public void put(long item) throws InterruptedException {
                    synchronized (lock) {
                        if (size == items.length) lock.wait();
                        items[size++] = item;
                        lock.notify();
                    }
                }

                public long take() throws InterruptedException {
                    synchronized (lock) {
                        if (size == 0) lock.wait();
                        long item = items[--size];
                        lock.notify();
                        return item;
                    }
                }
            }
            """;
    static final Map<String, String> FILES = Map.of(ScheduleScript.FILE, SOURCE);

    private SwimSamples() {}

    /// Ten steps of two threads, an update lost.
    static Schedule tenSteps() {
        return ScheduleScript.of(
                """
                A call put = 7
                A read Solution.size @9 = 0
                B call put = 8
                B read Solution.size @9 = 0
                B write Solution.size @9 = 1
                B return put
                A write Solution.size @9 = 1
                A return put
                A call size
                A return size = 1
                """);
    }

    /// Sixty steps of three threads; at the end all are blocked.
    static Schedule sixtySteps() {
        var text = new StringBuilder();
        text.append(asleepIn("consumer-1")).append(asleepIn("consumer-2"));
        text.append(put("producer", 1)).append(awake("consumer-1"));
        for (int i = 0; i < 5; i++) {
            text.append("consumer-1 read Solution.items[%d] @17 = %d\n".formatted(i, i));
        }
        text.append(taken("consumer-1", 1));
        text.append(put("producer", 2)).append(put("producer", 3));
        text.append(put("producer", 4));
        text.append("producer call put = 5\nproducer lock Object#1 @7\n");
        text.append("producer read Solution.size @8 = 2\nproducer wait Object#1 @8\n");
        text.append("consumer-1 call take\nconsumer-1 lock Object#1 @15\n");
        text.append("consumer-2 wake Object#1 @16\n");
        text.append("consumer-1 read Solution.size @16 = 2\n");
        text.append("consumer-1 write Solution.size @17 = 1\n");
        text.append("end consumer-1 wait Object#1 @18\n");
        text.append("end consumer-2 lock Object#1 @16\nend producer wait Object#1 @8\n");
        return ScheduleScript.of(text.toString());
    }

    /// More steps than are kept, of five threads with long names.
    static Schedule manySteps() {
        var text = new StringBuilder();
        for (int round = 0; round < 20; round++) {
            for (int i = 1; i <= 5; i++) {
                var name = "worker-of-the-second-group-" + i;
                text.append(put(name, round));
                if (i == 3) {
                    text.append(spin(name));
                }
            }
        }
        return ScheduleScript.of(text.toString());
    }

    private static String spin(String name) {
        return "%s read Solution.head-of-the-waiting-line @16 = 0\n".formatted(name).repeat(9);
    }

    private static String asleepIn(String name) {
        return """
        %1$s call take
        %1$s lock Object#1 @15
        %1$s read Solution.size @16 = 0
        %1$s wait Object#1 @16
        """
                .formatted(name);
    }

    private static String awake(String name) {
        return "%1$s wake Object#1 @16\n%1$s read Solution.size @17 = 1\n".formatted(name);
    }

    private static String taken(String name, int item) {
        return """
        %1$s write Solution.size @17 = 0
        %1$s signal Object#1 @18
        %1$s unlock Object#1 @19
        %1$s return take = %2$d
        """
                .formatted(name, item);
    }

    private static String put(String name, int item) {
        return """
        %1$s call put = %2$d
        %1$s lock Object#1 @7
        %1$s read Solution.size @8 = 0
        %1$s write Solution.items[0] @9 = %2$d
        %1$s write Solution.size @9 = 1
        %1$s signal Object#1 @10
        %1$s unlock Object#1 @11
        %1$s return put
        """
                .formatted(name, item);
    }
}
