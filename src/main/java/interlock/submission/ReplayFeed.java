package interlock.submission;

import interlock.submission.LiveFeed.Step;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Tells how far the last replay of a finding has come, each time that changes. A client that comes
/// back is told how it stands now: there is nothing it could have missed.
@ApplicationScoped
class ReplayFeed {
    private final Replays replays;

    ReplayFeed(Replays replays) {
        this.replays = replays;
    }

    /// One event of the live stream, as JSON; the last one has the outcome.
    record News(ReplayState state, @Nullable ReplayOutcome outcome) {
        Step step() {
            return new Step("", this, state == ReplayState.DONE);
        }
    }

    @Transactional
    Optional<News> now(UUID finding) {
        return replays.last(finding).map(row -> new News(row.state(), row.outcome));
    }

    /// For one client; confined to its thread.
    Supplier<List<Step>> of(UUID finding) {
        return new Reading(finding);
    }

    private final class Reading implements Supplier<List<Step>> {
        private final UUID finding;
        private Optional<News> told = Optional.empty();

        private Reading(UUID finding) {
            this.finding = finding;
        }

        @Override
        public List<Step> get() {
            var news = now(finding).filter(each -> !Optional.of(each).equals(told));
            told = news.or(() -> told);
            return news.stream().map(News::step).toList();
        }
    }
}
