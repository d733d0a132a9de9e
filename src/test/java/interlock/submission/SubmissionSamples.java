package interlock.submission;

import interlock.account.Role;
import interlock.account.SignedIn;
import interlock.exercise.Catalogue;
import interlock.verdict.CaseRun;
import interlock.verdict.Diagnostic;
import interlock.verdict.Finding;
import interlock.verdict.FindingKind;
import interlock.verdict.Grade;
import interlock.verdict.Load;
import interlock.verdict.Place;
import interlock.verdict.Schedule;
import interlock.verdict.Stage;
import interlock.verdict.StageResult;
import interlock.verdict.Verdict;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/// Submissions in the database for tests, past the front door, and what was stored of them.
@ApplicationScoped
class SubmissionSamples {
    static final Map<String, String> FILES = Map.of("Solution.java", "class Solution {}\n");
    static final String EXERCISE = "bounded-buffer";
    static final Schedule SCHEDULE =
            new Schedule(
                    new Schedule.Origin("first", 1, 42, 7),
                    "0123456789ab",
                    List.of("main", "A"),
                    List.of(
                            new Schedule.Step(1, "A", new Schedule.Act("call", "put", "7"), null),
                            new Schedule.Step(
                                    2,
                                    "A",
                                    new Schedule.Act("lock", "this.lock", null),
                                    new Place("Solution.java", 1, 0))),
                    List.of(
                            Schedule.End.ended("main"),
                            Schedule.End.blocked(
                                    "A",
                                    new Schedule.Act("wait", "this.lock", null),
                                    new Place("Solution.java", 1, 0))));
    static final String HISTORY = "1 2 2 main begin first\n".repeat(500);

    private final Submissions submissions;
    private final Grades grades;
    private final Catalogue catalogue;
    private final EntityManager entities;
    private final Clock clock;

    SubmissionSamples(
            Submissions submissions,
            Grades grades,
            Catalogue catalogue,
            EntityManager entities,
            Clock clock) {
        this.submissions = submissions;
        this.grades = grades;
        this.catalogue = catalogue;
        this.entities = entities;
        this.clock = clock;
    }

    /// A request body that is accepted.
    Map<String, Object> handedIn() {
        return Map.of(
                "exercise",
                EXERCISE,
                "version",
                exercise().exercise().version(),
                "language",
                "java",
                "kind",
                "submit",
                "files",
                FILES);
    }

    SubmissionId queued() {
        return queued(SignedIn.as(Role.CANDIDATE).id().value(), Kind.SUBMIT);
    }

    SubmissionId queued(UUID account, Kind kind) {
        return queued(account, kind, FILES);
    }

    @Transactional
    SubmissionId queued(UUID account, Kind kind, Map<String, String> files) {
        var version = exercise();
        var row = new Submission();
        row.id = UUID.randomUUID();
        row.account = account;
        row.exerciseVersion = version.id().value();
        row.exercise = EXERCISE;
        row.version = version.exercise().version();
        row.language = "java";
        row.kind = kind;
        row.state = State.QUEUED;
        row.output = "";
        row.created = clock.instant();
        row.files = new TreeMap<>(files);
        submissions.persist(row);
        return new SubmissionId(row.id);
    }

    private Catalogue.Version exercise() {
        return catalogue.current(EXERCISE).orElseThrow();
    }

    @Transactional
    SubmissionLine line(SubmissionId id) {
        return SubmissionLine.of(stored(id), "someone");
    }

    @Transactional
    Submission stored(SubmissionId id) {
        return submissions.findById(id.value());
    }

    @Transactional
    StoredGrade evidence(SubmissionId id) {
        return grades.of(id.value());
    }

    @Transactional
    Optional<String> history(SubmissionId id, UUID run) {
        return grades.history(id.value(), run);
    }

    /// Those of its findings, in the order in which they were asked for.
    @Transactional
    List<Replay> replays(SubmissionId id) {
        return entities.createQuery(
                        """
                        select replay from Replay replay
                        join StoredFinding finding on finding.id = replay.finding
                        where finding.submission = :submission order by replay.created
                        """,
                        Replay.class)
                .setParameter("submission", id.value())
                .getResultList();
    }

    /// How many jobs of this name are in the queue.
    @Transactional
    long jobs(UUID name) {
        return entities.createNativeQuery(
                        "select task_name from scheduled_tasks where task_instance = :name",
                        String.class)
                .setParameter("name", name.toString())
                .getResultList()
                .size();
    }

    /// As if it had been handed in for the newest version of another exercise, offered or not.
    @Transactional
    void moveTo(SubmissionId id, String slug) {
        entities.createNativeQuery(
                        """
                        update submission set exercise_version_id =
                            (select version.id from exercise_version version
                             join exercise on exercise.id = version.exercise_id
                             where exercise.slug = :slug)
                        where id = :id
                        """)
                .setParameter("slug", slug)
                .setParameter("id", id.value())
                .executeUpdate();
    }

    /// A grade whose only finding is shown by a schedule.
    static Grade failed(Schedule schedule) {
        var finding =
                new Finding(
                        FindingKind.RACE,
                        "history.no-count",
                        Map.of("expected", "2"),
                        null,
                        List.of(),
                        schedule);
        return failed(List.of(finding));
    }

    static Grade failed(List<Finding> findings) {
        var stage =
                new StageResult(
                        Stage.EXPLORE,
                        StageResult.Status.FAILED,
                        0,
                        20,
                        Duration.ofMillis(300),
                        findings,
                        List.of(),
                        Map.of());
        return new Grade(Verdict.WA, 40, List.of(), List.of(stage), "");
    }

    Grade grade(Verdict verdict) {
        return grade(verdict, "printed\n", List.of("seen"));
    }

    Grade grade(Verdict verdict, String output, List<String> evidence) {
        var finding =
                new Finding(
                        FindingKind.RACE,
                        "sample-sentence",
                        Map.of("item", "7"),
                        new Place("Solution.java", 1, 0),
                        evidence,
                        SCHEDULE);
        var passed =
                new StageResult(
                        Stage.FUNCTIONAL,
                        StageResult.Status.PASSED,
                        40,
                        40,
                        Duration.ofMillis(120),
                        List.of(),
                        List.of(run("first", 1, 5), run("first", 2, 9), run("second", 1, 7)),
                        Map.of("cores", "2"));
        var load =
                new StageResult(
                        Stage.LOAD_CPU,
                        StageResult.Status.FAILED,
                        0,
                        20,
                        Duration.ofMillis(300),
                        List.of(finding),
                        List.of(),
                        Map.of());
        return new Grade(
                verdict,
                verdict == Verdict.AC ? 100 : 40,
                List.of(new Diagnostic(Diagnostic.Severity.WARNING, null, "unused")),
                List.of(passed, load),
                output);
    }

    private static CaseRun run(String name, int repetition, int millis) {
        return new CaseRun(
                name,
                Load.IDLE,
                repetition,
                Duration.ofMillis(millis),
                Duration.ofMillis(2),
                Duration.ofNanos(300),
                40_000_000,
                true,
                HISTORY);
    }
}
