package interlock.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ExplanationTest {
    static final String LOST_UPDATE =
            """
            A call increment
            A read count @3 = 0
            B call increment
            B read count @3 = 0
            B write count @4 = 1
            B return increment
            A write count @4 = 1
            A return increment
            """;

    static final String CIRCLE =
            """
            A lock first
            A read one
            B lock second
            B read two
            A lock second
            B lock first
            end A lock second
            end B lock first
            end main join A
            """;

    @Test
    void an_update_is_lost_between_a_read_and_a_write() {
        assertSays("B wrote count between A’s read and A’s write.", LOST_UPDATE);
        assertEquals(List.of(2, 5, 7), Explanation.of(ScheduleScript.of(LOST_UPDATE)).steps());
    }

    @Test
    void it_is_said_in_both_languages() {
        var explanation = Explanation.of(ScheduleScript.of(LOST_UPDATE));
        assertEquals("B 在 A 读取与写入 count 之间写入了它。", explanation.in(Locale.CHINESE));
        var circle = Explanation.of(ScheduleScript.of(CIRCLE));
        assertEquals(
                "循环等待，每个线程都在等下一个：A 等待 B 持有的 second；B 等待 A 持有的 first。", circle.in(Locale.CHINESE));
    }

    @Test
    void a_read_of_another_operation_does_not_count() {
        assertSays(
                "This order of 6 steps shows it; the running thread changed 2 times.",
                """
                A call get
                A read count
                A return get
                B write count
                A call reset
                A write count
                """);
    }

    @Test
    void who_reads_again_lost_nothing() {
        assertSays(
                "This order of 4 steps shows it; the running thread changed 2 times.",
                """
                A read count
                B write count
                A read count
                A write count
                """);
    }

    @Test
    void a_signalled_thread_is_overtaken() {
        assertSays(
                "T was signalled on filled, but U came first: it wrote size before T went on.",
                """
                T call take
                T read size
                T wait filled
                P write size
                P signal filled
                U call take
                U read size
                U write size
                U return take
                T wake filled
                T read size
                T write size
                """);
    }

    @Test
    void who_waits_again_was_not_overtaken() {
        assertSays(
                "This order of 7 steps shows it; the running thread changed 4 times.",
                """
                T wait filled
                P signal filled
                U write size
                T wake filled
                T read size
                T wait filled
                P signal other
                """);
    }

    @Test
    void a_wait_ends_without_a_signal() {
        assertSays(
                "T woke from its wait on filled without having been signalled, and did not wait"
                        + " again.",
                """
                T call take
                T wait filled
                T spurious filled
                T read size
                """);
    }

    @Test
    void what_was_looked_at_changes_before_it_is_acted_upon() {
        assertSays(
                "B wrote size after A had read it; A did not read it again before it wrote items.",
                """
                A call put
                A read size
                B write size
                A write items
                """);
    }

    @Test
    void threads_wait_in_a_circle() {
        assertSays(
                "In a circle, each waits for the next: A waits for second, held by B, B waits for"
                        + " first, held by A.",
                CIRCLE);
    }

    @Test
    void a_lock_is_left_behind() {
        assertSays(
                "Threads are blocked at the end: B waits for m, which A still held when it ended.",
                """
                A lock m
                A return put
                B lock m
                end B lock m
                """);
    }

    @Test
    void a_thread_waits_for_itself() {
        assertSays(
                "Threads are blocked at the end: A waits for m, which it holds itself.",
                """
                A lock m
                A read count
                A blocked m
                end A lock m
                """);
    }

    @Test
    void a_signal_wakes_the_wrong_thread() {
        assertSays(
                "P signalled monitor and Q woke; T sleeps on.",
                """
                T wait monitor
                Q wait monitor
                P signal monitor
                Q wake monitor
                end T wait monitor
                """);
    }

    @Test
    void a_signal_comes_too_early() {
        assertSays(
                "P signalled set when nobody waited for it; then T began to wait, and nobody"
                        + " signalled it again.",
                """
                T call await
                T read flag
                P write flag
                P signal set
                T wait set
                end T wait set
                """);
    }

    @Test
    void a_signal_before_the_operation_is_no_reason() {
        assertSays(
                "Threads are blocked at the end: T waits for set.",
                """
                P signal set
                T call await
                T wait set
                end T wait set
                end main join T
                """);
    }

    @Test
    void only_who_joins_is_named_when_nobody_else_waits() {
        assertSays(
                "Threads are blocked at the end: main waits for main to end.",
                """
                main join main
                end main join main
                """);
    }

    @Test
    void of_a_livelock_it_names_who_still_ran_and_who_waits() {
        assertSays(
                "A, B still ran when the schedule was cut off; no operation had ended in its last"
                        + " 3 steps, C waits for m, which D still held when it ended.",
                """
                D lock m @1
                D call put
                D return put
                A read flag @3 = true
                B read flag @3 = true
                A read flag @3 = true
                end A run - @3
                end B run - @3
                end C lock m @9
                end main join A
                """);
    }

    @Test
    void nothing_is_said_of_steps_that_are_not_there() {
        assertTrue(
                Explanation.of(ScheduleScript.of("end A park A")).in(Locale.ENGLISH).contains("A"));
    }

    private static void assertSays(String sentence, String schedule) {
        assertEquals(sentence, Explanation.of(ScheduleScript.of(schedule)).in(Locale.ENGLISH));
    }
}
