package interlock.grading;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// Tells on the health page how the queue of this node stands.
@Readiness
@ApplicationScoped
class QueueReadiness implements HealthCheck {
    private final Jobs jobs;
    private final Slots slots;

    QueueReadiness(Jobs jobs, Slots slots) {
        this.jobs = jobs;
        this.slots = slots;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("queue")
                .status(jobs.isServing())
                .withData("slots", slots.count())
                .withData("slots-free", slots.freeNow())
                .withData("jobs-waiting", jobs.waiting())
                .build();
    }
}
