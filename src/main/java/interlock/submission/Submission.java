package interlock.submission;

import interlock.exercise.ExerciseVersionId;
import interlock.verdict.Verdict;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What was handed in, and how far it has come. Changed only under a lock of its row.
@Entity
@Table(name = "submission")
class Submission {
    @Id UUID id;

    @Column(name = "account_id")
    UUID account;

    @Column(name = "exercise_version_id")
    UUID exerciseVersion;

    String exercise;
    String version;
    String language;
    Kind kind;
    State state;
    int attempt;

    @Enumerated(EnumType.STRING)
    @Nullable Verdict verdict;

    @Nullable Integer score;
    String output;

    @Column(name = "judge_note")
    @Nullable String judgeNote;

    @Column(name = "created_at")
    Instant created;

    @Column(name = "started_at")
    @Nullable Instant started;

    @Column(name = "finished_at")
    @Nullable Instant finished;

    @ElementCollection
    @CollectionTable(name = "submission_file", joinColumns = @JoinColumn(name = "submission_id"))
    @MapKeyColumn(name = "name")
    @Column(name = "content")
    Map<String, String> files = new TreeMap<>();

    Work begin(Instant now) {
        state = State.GRADING;
        started = now;
        attempt++;
        return new Work(
                new SubmissionId(id),
                attempt,
                new ExerciseVersionId(exerciseVersion),
                language,
                kind,
                files);
    }

    /// Whether this attempt is the last one begun, and still at work.
    boolean isAt(int someAttempt) {
        return state == State.GRADING && attempt == someAttempt;
    }

    void release() {
        state = State.QUEUED;
    }

    void finish(Verdict ruling, int points, Instant now) {
        state = State.DONE;
        verdict = ruling;
        score = points;
        finished = now;
    }

    LiveEvent.Done done() {
        return new LiveEvent.Done(attempt, Objects.requireNonNull(verdict), score);
    }

    /// The judge failed: no score, for nothing was measured.
    void fail(String note, Instant now) {
        state = State.DONE;
        verdict = Verdict.JE;
        judgeNote = note;
        finished = now;
    }
}
