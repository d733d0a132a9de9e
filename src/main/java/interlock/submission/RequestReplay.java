package interlock.submission;

import interlock.account.AccountId;
import interlock.web.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// Lets the schedule of a finding be played again, or says why not.
@ApplicationScoped
class RequestReplay {
    private static final Duration RATE_WINDOW = Duration.ofMinutes(1);

    private final Submissions submissions;
    private final Replays replays;
    private final SubmissionConfig limits;
    private final Event<ReplayRequested> requested;
    private final Clock clock;

    RequestReplay(
            Submissions submissions,
            Replays replays,
            SubmissionConfig limits,
            Event<ReplayRequested> requested,
            Clock clock) {
        this.submissions = submissions;
        this.replays = replays;
        this.limits = limits;
        this.requested = requested;
        this.clock = clock;
    }

    /// Stores it and, in the same transaction, lets the job be enqueued; unless one is waiting or
    /// being played, which then is the answer.
    ///
    /// @param finding whose schedule the account may see
    @Transactional
    Replay request(StoredFinding finding, AccountId account) {
        submissions.takeTurns(account);
        submissions.locked(new SubmissionId(finding.submission));
        return replays.last(finding.id)
                .filter(last -> last.state() != ReplayState.DONE)
                .orElseGet(() -> fresh(finding, account));
    }

    private Replay fresh(StoredFinding finding, AccountId account) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS); // as the database keeps it
        holdLimit(account, now);
        replays.forget(finding.id, now.minus(RATE_WINDOW));
        var id = ReplayId.random();
        var row = new Replay();
        row.id = id.value();
        row.finding = finding.id;
        row.account = account.value();
        row.created = now;
        replays.persistAndFlush(row);
        requested.fire(new ReplayRequested(id));
        return row;
    }

    private void holdLimit(AccountId account, Instant now) {
        var asked = replays.askedSince(account, now.minus(RATE_WINDOW));
        if (asked.size() >= limits.replaysPerMinuteMax()) {
            throw ProblemException.tooMany(
                    "At most %d replays a minute are played for one account."
                            .formatted(limits.replaysPerMinuteMax()),
                    Duration.between(now, asked.getFirst().plus(RATE_WINDOW)));
        }
    }
}
