package interlock.explore;

import interlock.language.Language;
import interlock.language.Program;
import interlock.sandbox.Slot;
import java.util.Set;

/// What is explored: one program on one slot.
///
/// @param files that were handed in, as they are named in schedules
public record Subject(Language language, Program program, Set<String> files, Slot slot) {
    public Subject {
        files = Set.copyOf(files);
    }

    /// What judges its schedules of a scenario.
    ScenarioJudge judge(Scenario scenario) {
        return new ScenarioJudge(scenario, language.forbidsRaces(), files);
    }

    /// The version of the engine that explores it.
    ///
    /// @throws interlock.sandbox.SandboxException if what it needs is not there
    /// @throws IllegalStateException if the language has none
    String engine() {
        return language.engine(slot).orElseThrow(() -> noEngine(language));
    }

    static IllegalStateException noEngine(Language language) {
        return new IllegalStateException("no engine for " + language.id());
    }
}
