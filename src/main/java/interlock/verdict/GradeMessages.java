package interlock.verdict;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/// What stages, verdicts, findings and loads are called on screen.
@MessageBundle("grade")
public interface GradeMessages {
    @Message
    String stage(Stage stage);

    @Message
    String status(StageResult.Status status);

    /// One sentence, without the code.
    @Message
    String verdict(Verdict verdict);

    @Message
    String finding(FindingKind finding);

    @Message
    String load(Load load);
}
