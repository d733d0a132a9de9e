package interlock.grading;

import interlock.submission.ReplayOutcome;
import interlock.verdict.Grade;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/// What operators watch of grading: waiting jobs, free slots, verdicts, the time of each stage.
@ApplicationScoped
class GradingMetrics {
    private static final String VERDICTS = "interlock.verdicts";

    void start(@Observes StartupEvent event, MeterRegistry registry, Jobs jobs, Slots slots) {
        registry.gauge("interlock.jobs.waiting", jobs, Jobs::waiting);
        registry.gauge("interlock.slots.free", slots, Slots::freeNow);
    }

    /// Counted in the global registry, which nobody reads on the command line.
    static void graded(Grade grade) {
        Metrics.counter(VERDICTS, "verdict", grade.verdict().name()).increment();
        for (var stage : grade.stages()) {
            Metrics.timer("interlock.stage", "stage", stage.stage().id()).record(stage.took());
        }
    }

    static void replayed(ReplayOutcome outcome) {
        Metrics.counter("interlock.replays", "outcome", outcome.id()).increment();
    }

    static void judgeFailed() {
        Metrics.counter(VERDICTS, "verdict", "JE").increment();
    }
}
