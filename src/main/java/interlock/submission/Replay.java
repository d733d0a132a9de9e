package interlock.submission;

import interlock.verdict.Schedule;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/// That somebody asked to see the schedule of a finding played again, and what came of it. Changed
/// only under a lock of its row.
@Entity
@Table(name = "replay")
class Replay {
    @Id UUID id;

    @Column(name = "finding_id")
    UUID finding;

    @Column(name = "account_id")
    UUID account;

    int attempt;
    @Nullable ReplayOutcome outcome;

    @JdbcTypeCode(SqlTypes.JSON)
    @Nullable Schedule schedule;

    @Column(name = "fault_found")
    @Nullable Boolean faultFound;

    @Nullable String obstacle;

    @Column(name = "obstacle_values")
    @JdbcTypeCode(SqlTypes.JSON)
    @Nullable Map<String, String> obstacleValues;

    @Column(name = "created_at")
    Instant created;

    @Column(name = "started_at")
    @Nullable Instant started;

    @Column(name = "finished_at")
    @Nullable Instant finished;

    ReplayState state() {
        if (finished != null) {
            return ReplayState.DONE;
        }
        return started == null ? ReplayState.QUEUED : ReplayState.PLAYING;
    }

    void begin(Instant now) {
        started = now;
        attempt++;
    }

    /// Whether this attempt is the last one begun, and still at work.
    boolean isAt(int someAttempt) {
        return state() == ReplayState.PLAYING && attempt == someAttempt;
    }

    void release() {
        started = null;
    }

    void finish(ReplayResult result, Instant now) {
        outcome = result.outcome();
        finished = now;
        switch (result) {
            case ReplayResult.Same() -> {}
            case ReplayResult.Different(var played, boolean isFaultFound) -> {
                schedule = played;
                faultFound = isFaultFound;
            }
            case ReplayResult.Impossible(var message, var values) -> {
                obstacle = message;
                obstacleValues = values;
            }
        }
    }
}
