package interlock.grading;

import interlock.exercise.ScriptDraw;
import interlock.explore.ExploreConfig;
import interlock.explore.Explorer;
import interlock.language.Languages;
import interlock.load.LoadGenerator;
import interlock.observe.ObserveConfig;
import interlock.sandbox.Sandbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/// Puts the grader together, for the server and for the command line alike.
@ApplicationScoped
public class GraderBeans {
    @Produces
    @Singleton
    Slots slots(GraderConfig config) {
        return new Slots(config.slots(), config.coresPerSlot(), Cores.allowed());
    }

    @Produces
    @Singleton
    Explorer explorer(Sandbox sandbox, ScriptDraw draw, ExploreConfig config) {
        return new Explorer(sandbox, draw, config);
    }

    @Produces
    @Singleton
    Grader grader(
            Sandbox sandbox,
            Languages languages,
            LoadGenerator loads,
            ScriptDraw draw,
            GraderConfig config,
            ObserveConfig observing,
            Explorer explorer) {
        return new Grader(
                languages,
                new CaseStage(new Conversations(sandbox, config, observing), loads, draw, config),
                explorer,
                Clock.systemUTC());
    }

    @Produces
    @Singleton
    Gate gate(Grader grader, GraderConfig config) {
        return new Gate(grader, config.gateRepeats());
    }
}
