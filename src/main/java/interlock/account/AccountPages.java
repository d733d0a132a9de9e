package interlock.account;

import interlock.web.ProblemException;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;

/// Where people look after their own account: password, tokens, sessions.
@Path("/account")
@RunOnVirtualThread
@Authenticated
@Transactional
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
public class AccountPages {
    private final CurrentAccount account;
    private final Accounts accounts;
    private final Tokens tokens;

    AccountPages(CurrentAccount account, Accounts accounts, Tokens tokens) {
        this.account = account;
        this.accounts = accounts;
        this.tokens = tokens;
    }

    @CheckedTemplate
    static class Templates {
        private Templates() {}

        /// @param newKey a token's key, shown this once, or empty
        static native TemplateInstance account(
                String name, Role role, List<TokenView> tokens, String newKey);
    }

    @GET
    @Operation(hidden = true)
    public TemplateInstance show() {
        return page("");
    }

    /// Signs out everywhere, here too.
    @POST
    @Path("/password")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response changePassword(
            @FormParam("current") String current,
            @FormParam("password") String password,
            RoutingContext request) {
        accounts.changePassword(
                account.id(), given("current", current), given("password", password));
        return SignInResource.signedOut(request);
    }

    @POST
    @Path("/tokens")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public TemplateInstance createToken(
            @FormParam("name") String name, @FormParam("days") int days) {
        var created = tokens.create(account.id(), given("name", name), Duration.ofDays(days));
        return page(created.key());
    }

    @POST
    @Path("/tokens/{id}/revoke")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response revokeToken(@PathParam("id") UUID id) {
        tokens.revoke(account.id(), id);
        return Response.seeOther(URI.create("/account")).build();
    }

    private TemplateInstance page(String newKey) {
        return Templates.account(account.name(), account.role(), tokens.of(account.id()), newKey);
    }

    private static String given(String field, @org.jspecify.annotations.Nullable String value) {
        if (value == null || value.isEmpty()) {
            throw ProblemException.invalid(field, "expected a value");
        }
        return value;
    }
}
