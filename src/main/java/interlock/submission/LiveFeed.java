package interlock.submission;

import interlock.exercise.GradingPlan.Feedback;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.function.Supplier;

/// Reads live streams, as far as their reader may know.
@ApplicationScoped
class LiveFeed {
    private static final int BATCH = 500;

    /// One event as a client is sent it.
    ///
    /// @param id that a client which comes back names; empty if it need not
    /// @param isLast whether the stream is over
    record Step(String id, Object event, boolean isLast) {}

    private final ProgressEvents events;

    LiveFeed(ProgressEvents events) {
        this.events = events;
    }

    @Transactional
    List<ProgressEvent> after(SubmissionId id, long lastSeen) {
        return events.after(id.value(), lastSeen, BATCH);
    }

    /// What is new each time it is asked; for one client, confined to its thread.
    Supplier<List<Step>> of(SubmissionId id, Feedback shown, long lastSeen) {
        return new Reading(id, shown, lastSeen);
    }

    private final class Reading implements Supplier<List<Step>> {
        private final SubmissionId id;
        private final Feedback shown;
        private long last;

        private Reading(SubmissionId id, Feedback shown, long lastSeen) {
            this.id = id;
            this.shown = shown;
            last = lastSeen;
        }

        @Override
        public List<Step> get() {
            var rows = after(id, last);
            last = rows.isEmpty() ? last : rows.getLast().number();
            return rows.stream().map(this::step).toList();
        }

        private Step step(ProgressEvent row) {
            var event = shown == Feedback.VERDICT ? row.event.withoutDetail() : row.event;
            return new Step(Long.toString(row.number()), event, event instanceof LiveEvent.Done);
        }
    }
}
