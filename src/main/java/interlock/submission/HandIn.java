package interlock.submission;

import interlock.account.AccountId;
import interlock.web.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.TreeMap;

/// Accepts what someone hands in, or says why not.
@ApplicationScoped
class HandIn {
    private static final Duration RATE_WINDOW = Duration.ofMinutes(1);

    private final Submissions submissions;
    private final Offers offers;
    private final SubmissionConfig limits;
    private final Event<SubmissionAccepted> accepted;
    private final Clock clock;

    HandIn(
            Submissions submissions,
            Offers offers,
            SubmissionConfig limits,
            Event<SubmissionAccepted> accepted,
            Clock clock) {
        this.submissions = submissions;
        this.offers = offers;
        this.limits = limits;
        this.accepted = accepted;
        this.clock = clock;
    }

    /// Stores it and, in the same transaction, lets the job be enqueued.
    @Transactional
    SubmissionId accept(AccountId account, HandedIn handedIn) {
        var kind =
                Kind.of(handedIn.kind())
                        .orElseThrow(
                                () -> ProblemException.invalid("kind", "must be run or submit"));
        var exercise = offers.exerciseFor(handedIn);
        var now = clock.instant();
        holdLimits(account, now);
        var row = new Submission();
        row.id = SubmissionId.random().value();
        row.account = account.value();
        row.exerciseVersion = exercise.value();
        row.exercise = handedIn.exercise();
        row.version = handedIn.version();
        row.language = handedIn.language();
        row.kind = kind;
        row.state = State.QUEUED;
        row.output = "";
        row.created = now;
        row.files = new TreeMap<>(handedIn.files());
        submissions.persistAndFlush(row);
        var id = new SubmissionId(row.id);
        accepted.fire(new SubmissionAccepted(id, kind));
        return id;
    }

    private void holdLimits(AccountId account, Instant now) {
        submissions.takeTurns(account);
        if (submissions.open(account) >= limits.openMax()) {
            throw ProblemException.tooMany(
                    "%d of your submissions wait or are being graded. Wait for one to end."
                            .formatted(limits.openMax()),
                    RATE_WINDOW);
        }
        if (submissions.since(account, now.minus(RATE_WINDOW)) >= limits.perMinuteMax()) {
            throw ProblemException.tooMany(
                    "At most %d submissions a minute are taken. Try again in a minute."
                            .formatted(limits.perMinuteMax()),
                    RATE_WINDOW);
        }
    }
}
