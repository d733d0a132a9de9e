package interlock.account;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/// The texts of the sign-in and account pages.
@MessageBundle("account")
public interface AccountMessages {
    @Message
    String sign_in();

    @Message
    String sign_out();

    @Message
    String sign_out_everywhere();

    @Message
    String sign_out_everywhere_advice();

    @Message
    String name();

    @Message
    String password();

    @Message
    String refused();

    @Message
    String throttled();

    @Message
    String demo();

    @Message
    String account();

    @Message
    String accounts();

    @Message
    String role(Role role);

    @Message
    String change_password();

    @Message
    String current_password();

    @Message
    String new_password();

    @Message
    String tokens();

    @Message
    String tokens_advice();

    @Message
    String token_new();

    @Message
    String token_name();

    @Message
    String token_days();

    @Message
    String token_create();

    @Message
    String token_revoke();

    @Message
    String token_expires();

    @Message
    String token_used();

    @Message
    String never();

    @Message
    String create_account();

    @Message
    String role_heading();

    @Message
    String set_role();

    @Message
    String enable();

    @Message
    String disable();

    @Message
    String reset_password();

    @Message
    String next_page();
}
