package interlock.submission;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/// The texts that tell what came of playing a schedule again; `%name%` parts are filled in by
/// scripts.
@MessageBundle("replay")
public interface ReplayMessages {
    @Message
    String ask();

    @Message
    String hint();

    @Message
    String queued();

    @Message
    String playing();

    @Message
    String now();

    @Message
    String last();

    @Message
    String same(int steps);

    @Message
    String different();

    @Message
    String impossible();

    @Message
    String took(String took);

    @Message
    String judgeFault();

    @Message
    String recorded();

    @Message
    String played();

    @Message
    String overAlready();

    @Message
    String endsDiffer();

    @Message
    String faultGone();

    @Message
    String stands();

    @Message
    String came();

    @Message
    String tooMany();

    @Message
    String refused();
}
