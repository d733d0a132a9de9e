package interlock.web;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/// The texts of error pages, and of what scripts of all pages may meet.
@MessageBundle("web")
public interface WebMessages {
    @Message
    String problem_heading(int status);

    @Message
    String problem_advice(int status);

    @Message
    String problem_incident(String incident);

    @Message
    String problem_home();

    @Message
    String signedOut();

    @Message
    String unreachable();
}
