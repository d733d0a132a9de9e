package interlock.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import interlock.history.Event.Kind;
import interlock.verdict.Finding;
import interlock.verdict.FindingKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/// Checks of what a harness can and cannot have written.
class FormChecksTest {
    private static final String FINE =
            """
            A 0-1 put 1 -> ok
            B 2-5 take -> 1
            B 3-4 store.load -> 1
            main 6 ask asleep A
            main 7 answer asleep A
            """;

    @Test
    void a_right_history_is_well_formed() {
        assertEquals(List.of(), wellFormed(_ -> {}));
    }

    @Test
    void what_no_harness_writes_is_forged() {
        var other = new Event(2, 2, 99, "A", Kind.CALL, List.of("put", "2"));
        assertForged(events -> events.add(4, other));
        assertForged(events -> events.removeIf(event -> event.kind() == Kind.BEGIN));
        assertForged(events -> events.removeIf(event -> event.kind() == Kind.THREAD));
        assertForged(events -> events.removeIf(event -> event.kind() == Kind.EXIT));
        assertForged(events -> events.removeIf(event -> event.kind() == Kind.CALL));
        assertForged(events -> events.add(events.get(1)));
        assertForged(events -> events.add(events.get(4)));
        assertForged(events -> events.add(1, events.getFirst()));
        assertForged(events -> events.add(6, events.get(5)));
        assertForged(events -> events.add(events.size() - 1, at(-5, events.get(4))));
    }

    @Test
    void a_use_of_an_object_ends_as_it_began() {
        assertForged(events -> events.removeIf(event -> event.words().contains("call:load")));
    }

    @Test
    void building_the_object_may_raise_without_a_call() {
        var raise = new Event(0, 2, 2, "main", Kind.RAISE, List.of("create", "Oops", ""));
        assertEquals(List.of(), wellFormed(events -> events.add(1, raise)));
    }

    @Test
    void an_exception_is_a_crash_with_its_class_and_message() {
        var history = Recording.of("A 0-1 put 1 ! Oops bad");
        var finding = Checks.of("no-raise", Map.of()).faultsOf(history).getFirst();
        assertEquals(FindingKind.CRASH, finding.kind());
        assertEquals(
                Map.of("operation", "put", "thread", "A", "class", "Oops", "message", "bad"),
                finding.values());
    }

    @Test
    void a_case_that_did_not_end_is_a_crash() {
        var history = Recording.unended("A 0-1 put 1 -> ok\nA 2-? take");
        var finding = Checks.of("complete", Map.of()).faultsOf(history).getFirst();
        assertEquals(FindingKind.CRASH, finding.kind());
        assertTrue(finding.evidence().getFirst().contains("take() → still running"));
        assertEquals(List.of(), Checks.of("complete", Map.of()).faultsOf(Recording.of(FINE)));
    }

    @Test
    void each_thread_does_what_its_script_says() {
        var script =
                Map.of(
                        "A", List.of(List.of("put", "1")),
                        "B", List.of(List.of("take")),
                        "main", List.of(List.of("start", "A", "B"), List.of("ask", "asleep", "A")));
        assertEquals(List.of(), following(script, FINE));
        assertEquals(
                List.of("history.not-the-script"),
                following(script, FINE.replace("put 1", "put 2")));
        assertEquals(
                List.of("history.not-the-script"), following(script, FINE + "A 8-9 put 1 -> ok"));
        assertEquals(
                List.of("history.not-the-script"), following(script, FINE + "C 8-9 put 1 -> ok"));
        assertEquals(
                List.of("history.script-unfinished"),
                following(script, FINE.replace("B 2-5 take -> 1\n", "")));
    }

    @Test
    void only_the_interrupted_say_so() {
        var steps = List.of(List.of("take"));
        var lines = "A 0-1 take -> interrupted";
        assertEquals(
                List.of("history.interrupted-by-nobody"), following(Map.of("A", steps), lines));
        var main = List.of(List.of("interrupt", "A"));
        assertEquals(List.of(), following(Map.of("A", steps, "main", main), lines));
    }

    private static void assertForged(Consumer<List<Event>> change) {
        assertEquals(List.of(FindingKind.FORGED), wellFormed(change));
    }

    private static Event at(long nanos, Event event) {
        return new Event(
                nanos, event.pid(), event.tid(), event.thread(), event.kind(), event.words());
    }

    private static List<FindingKind> wellFormed(Consumer<List<Event>> change) {
        var history = Recording.of(FINE);
        var events = new ArrayList<>(history.events());
        change.accept(events);
        var changed = new History(history.caseName(), history.object(), events, true);
        return Checks.of("well-formed", Map.of()).faultsOf(changed).stream()
                .map(Finding::kind)
                .toList();
    }

    private static List<String> following(Map<String, List<List<String>>> script, String lines) {
        return Checks.following(script).faultsOf(Recording.of(lines)).stream()
                .map(Finding::message)
                .toList();
    }
}
