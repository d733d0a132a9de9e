package interlock.exercise;

import interlock.exercise.GateRow.Ruling;
import interlock.verdict.FindingKind;
import interlock.verdict.Stage;
import interlock.verdict.Verdict;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A stored `GateRow`; enumerations are kept by their ids.
@Entity
@Table(name = "gate_result")
class GateResult {
    @Id UUID id;

    @Column(name = "version_id")
    UUID version;

    String path;
    String language;

    @Column(name = "expected_verdict")
    String expectedVerdict;

    @Column(name = "expected_finding")
    @Nullable String expectedFinding;

    @Column(name = "expected_stage")
    @Nullable String expectedStage;

    @Column(name = "actual_verdict")
    String actualVerdict;

    @Column(name = "actual_finding")
    @Nullable String actualFinding;

    @Column(name = "actual_stage")
    @Nullable String actualStage;

    boolean passed;
    String note;

    void set(GateRow row) {
        path = row.path();
        language = row.language();
        expectedVerdict = row.expected().verdict().name();
        expectedFinding = idOf(row.expected().finding());
        expectedStage = idOf(row.expected().stage());
        actualVerdict = row.actual().verdict().name();
        actualFinding = idOf(row.actual().finding());
        actualStage = idOf(row.actual().stage());
        passed = row.passed();
        note = row.note();
    }

    GateRow row() {
        return new GateRow(
                path,
                language,
                ruling(expectedVerdict, expectedFinding, expectedStage),
                ruling(actualVerdict, actualFinding, actualStage),
                passed,
                note);
    }

    private static Ruling ruling(String verdict, @Nullable String finding, @Nullable String stage) {
        return new Ruling(
                Verdict.valueOf(verdict),
                finding == null ? null : FindingKind.of(finding),
                stage == null ? null : Stage.of(stage));
    }

    private static @Nullable String idOf(@Nullable FindingKind finding) {
        return finding == null ? null : finding.id();
    }

    private static @Nullable String idOf(@Nullable Stage stage) {
        return stage == null ? null : stage.id();
    }
}
