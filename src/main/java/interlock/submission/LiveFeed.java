package interlock.submission;

import interlock.exercise.GradingPlan.Feedback;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;

/// Reads live streams, as far as their reader may know.
@ApplicationScoped
class LiveFeed {
    private static final int BATCH = 500;

    private final ProgressEvents events;

    LiveFeed(ProgressEvents events) {
        this.events = events;
    }

    record Step(long id, LiveEvent event) {}

    @Transactional
    List<Step> after(SubmissionId id, Feedback shown, long lastSeen) {
        return events.after(id.value(), lastSeen, BATCH).stream()
                .map(row -> new Step(row.number(), visible(row.event, shown)))
                .toList();
    }

    private static LiveEvent visible(LiveEvent event, Feedback shown) {
        return shown == Feedback.VERDICT ? event.withoutDetail() : event;
    }
}
