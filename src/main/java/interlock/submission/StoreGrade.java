package interlock.submission;

import interlock.verdict.CaseRun;
import interlock.verdict.Diagnostic;
import interlock.verdict.Finding;
import interlock.verdict.Grade;
import interlock.verdict.Stage;
import interlock.verdict.StageResult;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/// Stores what grading found, once per submission and within its limits.
@ApplicationScoped
class StoreGrade {
    private final EntityManager entities;
    private final SubmissionConfig limits;

    StoreGrade(EntityManager entities, SubmissionConfig limits) {
        this.entities = entities;
        this.limits = limits;
    }

    void store(UUID submission, Grade grade) {
        int position = 0;
        for (var diagnostic : first(grade.diagnostics(), limits.diagnosticsMax())) {
            entities.persist(row(submission, position++, diagnostic));
        }
        position = 0;
        for (var result : grade.stages()) {
            entities.persist(row(submission, position++, result));
        }
        storeFindings(submission, grade.stages());
        storeRuns(submission, grade.stages());
    }

    private void storeFindings(UUID submission, List<StageResult> stages) {
        int position = 0;
        for (var result : stages) {
            for (var finding : first(result.findings(), limits.findingsMax() - position)) {
                entities.persist(row(submission, position++, result.stage(), finding));
            }
        }
    }

    private void storeRuns(UUID submission, List<StageResult> stages) {
        var stored = new ArrayList<KeptRun>();
        for (var result : stages) {
            for (var run : first(result.runs(), limits.runsMax() - stored.size())) {
                var row = row(submission, stored.size(), result.stage(), run);
                entities.persist(row);
                stored.add(new KeptRun(row.id, run));
            }
        }
        storeHistories(stored);
    }

    private void storeHistories(List<KeptRun> runs) {
        long left = limits.historiesSizeMax().asLongValue();
        var failedFirst = runs.stream().sorted(Comparator.comparing(kept -> kept.run.passed()));
        for (var kept : failedFirst.toList()) {
            var lines = kept.run.history();
            if (lines.isEmpty()) {
                continue;
            }
            var row = new StoredHistory();
            row.run = kept.id;
            row.cut = lines.length() > limits.historyCharsMax();
            row.linesGzip = CompressedText.of(StorableText.of(lines, limits.historyCharsMax()));
            left -= row.linesGzip.length;
            if (left < 0) {
                return;
            }
            entities.persist(row);
        }
    }

    private record KeptRun(UUID id, CaseRun run) {}

    private static StoredStage row(UUID submission, int position, StageResult result) {
        var row = new StoredStage();
        row.id = UUID.randomUUID();
        row.submission = submission;
        row.position = position;
        row.stage = result.stage();
        row.status = result.status();
        row.points = result.points();
        row.pointsMax = result.pointsMax();
        row.tookNanos = result.took().toNanos();
        row.facts = result.facts();
        return row;
    }

    private StoredFinding row(UUID submission, int position, Stage stage, Finding finding) {
        var row = new StoredFinding();
        row.id = UUID.randomUUID();
        row.submission = submission;
        row.position = position;
        row.stage = stage;
        row.kind = finding.kind();
        row.message = finding.message();
        row.values = StorableText.of(finding.values(), limits.lineCharsMax());
        row.place = StoredPlace.of(finding.place());
        row.evidence = StorableText.of(finding.evidence(), limits.lineCharsMax());
        row.schedule = finding.schedule();
        return row;
    }

    private StoredDiagnostic row(UUID submission, int position, Diagnostic diagnostic) {
        var row = new StoredDiagnostic();
        row.id = UUID.randomUUID();
        row.submission = submission;
        row.position = position;
        row.severity = diagnostic.severity();
        row.message = StorableText.of(diagnostic.message(), limits.lineCharsMax());
        row.place = StoredPlace.of(diagnostic.place());
        return row;
    }

    private static StoredRun row(UUID submission, int position, Stage stage, CaseRun run) {
        var row = new StoredRun();
        row.id = UUID.randomUUID();
        row.submission = submission;
        row.position = position;
        row.stage = stage;
        row.caseName = run.caseName();
        row.load = run.load();
        row.repetition = run.repetition();
        row.wallNanos = run.wall().toNanos();
        row.cpuNanos = run.cpu().toNanos();
        row.runDelayNanos = run.runDelay().toNanos();
        row.memoryPeakBytes = run.memoryPeakBytes();
        row.passed = run.passed();
        return row;
    }

    private static <T> List<T> first(List<T> all, int max) {
        return all.subList(0, Math.min(all.size(), Math.max(max, 0)));
    }
}
