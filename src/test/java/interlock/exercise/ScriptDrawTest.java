package interlock.exercise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ScriptDrawTest {
    private final GradingPlan plan = PackageExample.right().read().plan();
    private final ScriptDraw draw = new ScriptDraw(PackageExample.config());

    @Test
    void ranges_counts_and_steps_stay_within_what_the_author_wrote() {
        for (int seed = 0; seed < 200; seed++) {
            var script = draw(0, seed);
            int capacity = Integer.parseInt(script.object().getOrDefault("capacity", ""));
            assertTrue(capacity >= 1 && capacity <= 3);
            var steps = steps(script, "A");
            assertTrue(steps.size() >= 1 + 2 + 3 && steps.size() <= 1 + 2 + 6);
            assertEquals(List.of("take"), steps.getFirst());
            for (var step : steps.subList(3, steps.size())) {
                assertTrue(
                        step.equals(List.of("take", "20000000")) || step.getFirst().equals("put"));
            }
        }
    }

    @Test
    void every_value_of_a_range_and_every_step_of_a_choice_is_drawn() {
        var capacities = new HashSet<String>();
        var operations = new HashSet<String>();
        for (int seed = 0; seed < 200; seed++) {
            var script = draw(0, seed);
            capacities.add(script.object().getOrDefault("capacity", ""));
            steps(script, "A").stream().skip(3).forEach(step -> operations.add(step.getFirst()));
        }
        assertEquals(java.util.Set.of("1", "2", "3"), capacities);
        assertEquals(java.util.Set.of("put", "take"), operations);
    }

    @Test
    void fresh_numbers_are_positive_and_unique_in_a_case() {
        for (int seed = 0; seed < 200; seed++) {
            var used = new HashSet<String>();
            for (var step : steps(draw(0, seed), "A")) {
                if (step.getFirst().equals("put")) {
                    assertTrue(Integer.parseInt(step.get(1)) > 0);
                    assertTrue(used.add(step.get(1)));
                }
            }
        }
    }

    @Test
    void a_drawn_parameter_is_the_same_wherever_it_is_named() {
        var script = draw(0, 7);
        var capacity = script.object().getOrDefault("capacity", "");
        assertEquals(Map.of("op", "size", "is", capacity), script.checks().get(1).options());
        assertEquals(1, steps(draw(1, 7), "A").size());
        assertEquals(4, draw(1, 7).checks().size());
    }

    @Test
    void questions_to_the_grader_are_written_out_and_durations_become_nanoseconds() {
        var main = steps(draw(0, 7), "main");
        assertEquals(List.of("ask", "asleep", "A"), main.get(1));
        assertEquals(List.of("ask", "quiet", "2000000000", "A"), main.get(2));
    }

    @Test
    void sleeps_and_limits_add_up_to_how_long_a_script_may_last() {
        var script = draw(0, 7);
        long nanos =
                script.threads().values().stream()
                        .flatMap(List::stream)
                        .flatMap(List::stream)
                        .filter(word -> word.matches("\\d+000000"))
                        .mapToLong(Long::parseLong)
                        .sum();
        assertEquals(Duration.ofNanos(nanos), script.lasting());
        assertTrue(nanos >= 2_000_000_000);
    }

    @Test
    void the_same_seed_draws_the_same_script_and_another_does_not() {
        assertEquals(draw(0, 3), draw(0, 3));
        assertNotEquals(draw(0, 3), draw(0, 4));
    }

    @Test
    void lines_are_those_of_the_harness_protocol() {
        var script =
                new CaseScript(
                        "a case",
                        Map.of("capacity", "2"),
                        Map.of("A", List.of(List.of("put", "50%\n", ""), List.of("take"))),
                        List.of());
        assertEquals(
                List.of(
                        "case a%20case",
                        "object capacity=2", "step A put 50%25%0A %", "step A take", "go"),
                script.lines());
    }

    private static List<List<String>> steps(CaseScript script, String thread) {
        return script.threads().getOrDefault(thread, List.of());
    }

    private CaseScript draw(int caseNumber, long seed) {
        return draw.draw(plan, plan.cases().get(caseNumber), new Random(seed));
    }
}
