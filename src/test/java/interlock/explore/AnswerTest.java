package interlock.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnswerTest {
    private static final Request REQUEST = new Request("cafe", 42, 5, 2, 100);
    private static final List<String> RIGHT =
            List.of(
                    "0 1 1 main schedule cafe 42 5",
                    "1000 1 1 main begin one",
                    "2000 1 1 main end",
                    "2000 1 1 main verdict cafe done 2",
                    "0 1 1 main schedule cafe 42 6",
                    "1000 1 1 main begin one",
                    "3000 1 1 main verdict cafe livelock 20000",
                    "0 1 1 main explored cafe 2");

    private final List<Interleaving> told = new ArrayList<>();

    @Test
    void schedules_are_told_one_after_the_other() {
        var answer = hear(RIGHT);
        assertTrue(answer.isOver());
        assertTrue(answer.forgery().isEmpty());
        assertEquals(7, answer.next());
        assertEquals(List.of(5L, 6L), told.stream().map(Interleaving::k).toList());
        assertEquals(Ruling.LIVELOCK, told.getLast().ruling().ruling());
        assertTrue(told.getFirst().hasEnded());
        assertFalse(told.getLast().hasEnded());
    }

    @Test
    void every_line_that_does_not_fit_is_a_forgery() {
        assertForged(0, "0 1 1 main schedule beef 42 5");
        assertForged(0, "0 1 1 main schedule cafe 43 5");
        assertForged(0, "0 1 1 main schedule cafe 42 6");
        assertForged(0, "1000 1 1 main begin one");
        assertForged(1, "0 1 1 main schedule cafe 42 5");
        assertForged(2, "1000 1 1 main end");
        assertForged(3, "2000 1 1 main verdict beef done 2");
        assertForged(3, "2000 1 1 main verdict cafe fine 2");
        assertForged(3, "2000 1 1 main verdict cafe done many");
        assertForged(3, "2000 1 1 main delay soon");
        assertForged(3, "2000 1 1 main delay 1 2");
        assertForged(3, "2000 1 1 main delay 5", "2000 1 1 main delay 5");
        assertForged(4, "2000 1 1 main delay 5");
        assertForged(4, "0 1 1 main schedule cafe 42 5");
        assertForged(4, "2000 1 1 main verdict cafe done 2");
        assertForged(4, "0 1 1 main explored cafe 2");
        assertForged(7, "0 1 1 main explored beef 2");
        assertForged(7, "0 1 1 main schedule cafe 42 7");
        assertForged(7, "AC 100 points");
    }

    @Test
    void a_replay_ends_with_its_verdict() {
        var replay = new Request("cafe", 42, 5, 1, 0);
        var answer = new Answer(replay, told::add);
        RIGHT.subList(0, 4).forEach(line -> answer.hear(EngineLine.of(line)));
        assertTrue(answer.isOver());
        assertEquals(1, told.size());
    }

    @Test
    void a_step_has_a_place_and_may_have_a_value() {
        assertEquals(
                new EngineLine.Did(
                        "A",
                        new EngineLine.Doing(
                                "write", "this.count", new EngineLine.Spot("Solution.java", 7)),
                        "2"),
                EngineLine.of("5000 1 2 A step 3 write this.count Solution.java 7 2"));
        assertEquals(
                new EngineLine.Blocked(
                        "A", new EngineLine.Doing("lock", "m", new EngineLine.Spot("-", 0))),
                EngineLine.of("5000 1 2 A blocked lock m - 0"));
    }

    private Answer hear(List<String> lines) {
        var answer = new Answer(REQUEST, told::add);
        lines.forEach(line -> answer.hear(EngineLine.of(line)));
        return answer;
    }

    private void assertForged(int index, String... more) {
        var lines = new ArrayList<>(RIGHT.subList(0, index));
        lines.addAll(List.of(more));
        var line = String.join("\n", more);
        var answer = hear(lines);
        assertTrue(answer.forgery().isPresent(), line);
        assertTrue(answer.isOver(), line);
    }
}
