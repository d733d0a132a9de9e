package interlock.grading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import interlock.Config;
import interlock.exercise.CaseScript;
import interlock.history.Event;
import interlock.observe.ObserveConfig;
import interlock.observe.Pace;
import interlock.sandbox.ByteSize;
import interlock.sandbox.Limits;
import interlock.sandbox.Outcome;
import interlock.verdict.Finding;
import interlock.verdict.FindingKind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/// A conversation with a harness that a test plays; the kernel shows no task of it.
class ConversationTest {
    private static final CaseScript ONE_STEP =
            new CaseScript(
                    "one-step",
                    Map.of("capacity", "1"),
                    Map.of("main", List.of(List.of("put", "7"))),
                    List.of());

    @Test
    void a_case_that_ends_gives_its_history_with_what_was_measured() throws Exception {
        try (var conversation = with(ConversationTest::recordOneStep)) {
            assertEquals(List.of(), conversation.begin());
            var played = conversation.play(ONE_STEP);
            assertEquals(List.of(), played.faults());
            assertFalse(played.over());
            assertTrue(played.history().ended());
            assertTrue(played.history().object().containsKey("oversleep"));
            assertEquals(
                    List.of("put", "ok"),
                    played.history().events().stream()
                            .filter(event -> event.kind() == Event.Kind.RETURN)
                            .findFirst()
                            .orElseThrow()
                            .words());
        }
    }

    @Test
    void a_process_that_ends_early_with_status_zero_has_crashed() throws Exception {
        BiConsumer<String, FakeBox> exits = (_, box) -> box.end(new Outcome.Exited(0));
        assertEquals(FindingKind.CRASH, onlyFault(exits).kind());
    }

    @Test
    void a_line_that_no_harness_writes_is_a_forgery() throws Exception {
        assertEquals(
                FindingKind.FORGED,
                onlyFault((_, box) -> box.write("AC 100 points, honestly")).kind());
    }

    @Test
    void a_case_over_its_cpu_limit_is_ended_and_tells_what_had_not_returned() throws Exception {
        BiConsumer<String, FakeBox> burns =
                (request, box) -> {
                    if (request.equals("go")) {
                        box.write("10 1 1 main begin one-step");
                        box.write("12 1 1 main call put 7");
                        box.cpu = Duration.ofMinutes(5);
                    }
                };
        var fault = onlyFault(burns);
        assertEquals(FindingKind.TIME_LIMIT, fault.kind());
        assertEquals("limit.cpu", fault.message());
        assertEquals(1, fault.evidence().size());
        assertTrue(fault.evidence().getFirst().contains("put(7)"), fault.evidence().toString());
    }

    @Test
    void a_harness_that_cannot_go_on_is_the_judges_fault() throws Exception {
        try (var conversation =
                with((_, box) -> box.write("5 1 1 main fatal unknown%20operation"))) {
            conversation.begin();
            assertThrows(IllegalStateException.class, () -> conversation.play(ONE_STEP));
        }
    }

    @Test
    void a_question_nobody_can_answer_is_the_exercises_fault() throws Exception {
        try (var conversation = with((_, box) -> box.write("5 1 1 main ask weather"))) {
            conversation.begin();
            assertThrows(IllegalStateException.class, () -> conversation.play(ONE_STEP));
        }
    }

    @Test
    void who_polls_is_waited_for_until_it_has_returned() throws Exception {
        BiConsumer<String, FakeBox> polls =
                (request, box) -> {
                    if (request.equals("go")) {
                        box.write("10 1 1 main begin one-step");
                        box.write("11 1 2 A thread");
                        box.write("12 1 2 A call wait");
                        box.write("13 1 1 main thread");
                        box.write("14 1 1 main ask returned 1 A");
                        LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
                        box.write("15 1 2 A return wait true");
                        box.write("16 1 2 A exit");
                    } else if (request.equals("answer returned")) {
                        box.write("17 1 1 main exit");
                        box.write("18 1 1 main end");
                    }
                };
        try (var conversation = with(polls)) {
            conversation.begin();
            var kinds =
                    conversation.play(ONE_STEP).history().events().stream()
                            .map(Event::kind)
                            .toList();
            assertTrue(kinds.contains(Event.Kind.ANSWER), kinds.toString());
            assertTrue(
                    kinds.indexOf(Event.Kind.RETURN) < kinds.indexOf(Event.Kind.ANSWER),
                    kinds.toString());
        }
    }

    private static void recordOneStep(String request, FakeBox box) {
        if (request.equals("go")) {
            box.write("10 1 1 main begin one-step");
            box.write("11 1 1 main thread");
            box.write("12 1 1 main call put 7");
            box.write("13 1 1 main return put ok");
            box.write("14 1 1 main exit");
            box.write("15 1 1 main end");
        }
    }

    private static Finding onlyFault(BiConsumer<String, FakeBox> harness) throws Exception {
        try (var conversation = with(harness)) {
            assertEquals(List.of(), conversation.begin());
            var played = conversation.play(ONE_STEP);
            assertTrue(played.over());
            assertEquals(1, played.faults().size());
            return played.faults().getFirst();
        }
    }

    private static Conversation with(BiConsumer<String, FakeBox> harness) {
        var box = new FakeBox(harness);
        var limits =
                new Limits(
                        Duration.ofSeconds(60),
                        Duration.ofSeconds(60),
                        ByteSize.mebibytes(64),
                        16,
                        ByteSize.mebibytes(1));
        var probes = new Probes(box, Config.defaults(ObserveConfig.class), Pace.ofMachine());
        return new Conversation(box, limits, probes, Config.defaults(GraderConfig.class));
    }
}
