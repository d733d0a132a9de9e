package interlock.explore;

import interlock.exercise.CaseScript;
import interlock.exercise.GradingPlan;
import interlock.exercise.GradingPlan.CasePlan;
import interlock.exercise.ScriptDraw;
import interlock.verdict.Schedule;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;

/// A script that is run under many schedules. All of it follows from the exercise and a seed, so
/// that a schedule can be played again long after.
///
/// @param draw which of the scripts drawn for its case, from 1
/// @param seed of the submission
record Scenario(CaseScript script, int draw, long seed) {
    /// Those of a stage in the order of the exercise, each case as often as it is repeated.
    static List<Scenario> of(GradingPlan plan, String language, ScriptDraw drawing, long seed) {
        var scenarios = new ArrayList<Scenario>();
        for (var each : plan.scenarios(language)) {
            for (int draw = 1; draw <= each.repeat(); draw++) {
                scenarios.add(drawn(plan, each, drawing, draw, seed));
            }
        }
        return scenarios;
    }

    private static Scenario drawn(
            GradingPlan plan, CasePlan each, ScriptDraw drawing, int draw, long seed) {
        var random = new SplittableRandom(seed * 31 + Objects.hash(each.name(), draw));
        return new Scenario(drawing.draw(plan, each, random), draw, seed);
    }

    Schedule.Origin origin(long k) {
        return new Schedule.Origin(script.caseName(), draw, seed, k);
    }
}
