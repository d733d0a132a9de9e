package interlock.web;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/// The texts around every page.
@MessageBundle("frame")
public interface FrameMessages {
    @Message
    String skip();

    @Message
    String sections();

    @Message
    String exercises();

    @Message
    String submissions();

    @Message
    String manage();

    @Message
    String otherLanguage();

    @Message
    String theme();

    @Message
    String keys();

    @Message
    String account();

    @Message
    String accountAndTokens();

    @Message
    String accounts();

    @Message
    String signIn();

    @Message
    String signOut();

    @Message
    String close();

    @Message
    String keyHelp();

    @Message
    String keyNext();

    @Message
    String keyEscape();
}
