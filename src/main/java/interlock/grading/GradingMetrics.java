package interlock.grading;

import interlock.verdict.Grade;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/// What operators watch of grading: waiting jobs, free slots, verdicts, the time of each stage.
@ApplicationScoped
class GradingMetrics {
    private final MeterRegistry registry;

    GradingMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    void start(@Observes StartupEvent event, Jobs jobs, Slots slots) {
        registry.gauge("interlock.jobs.waiting", jobs, Jobs::waiting);
        registry.gauge("interlock.slots.free", slots, Slots::freeNow);
    }

    void graded(Grade grade) {
        registry.counter("interlock.verdicts", "verdict", grade.verdict().name()).increment();
        for (var stage : grade.stages()) {
            registry.timer("interlock.stage", "stage", stage.stage().id()).record(stage.took());
        }
    }

    void judgeFailed() {
        registry.counter("interlock.verdicts", "verdict", "JE").increment();
    }
}
