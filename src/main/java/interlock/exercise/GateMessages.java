package interlock.exercise;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/// The texts of the admins' pages; `%name%` parts are filled in by scripts.
@MessageBundle("gates")
public interface GateMessages {
    @Message
    String title();

    @Message
    String lead();

    @Message
    String upload();

    @Message
    String uploadHint();

    @Message
    String file();

    @Message
    String uploading();

    @Message
    String uploaded();

    @Message
    String refused();

    @Message
    String unreachable();

    @Message
    String signedOut();

    @Message
    String none();

    @Message
    String noneHint();

    @Message
    String exercise();

    @Message
    String version();

    @Message
    String state(VersionState state);

    @Message
    String stateHeading();

    @Message
    String builtIn();

    @Message
    String uploadedAt();

    @Message
    String gate();

    @Message
    String progress(int passed, int failed, int total);

    @Message
    String notRun();

    @Message
    String openGate();

    @Message
    String withdraw();

    @Message
    String withdrawQuestion();

    @Message
    String actions();

    @Message
    String gateOf(String exercise, String version);

    @Message
    String backToVersions();

    @Message
    String noRows();

    @Message
    String solution();

    @Message
    String language();

    @Message
    String expected();

    @Message
    String actual();

    @Message
    String asExpected();

    @Message
    String yes();

    @Message
    String no();

    @Message
    String note();
}
