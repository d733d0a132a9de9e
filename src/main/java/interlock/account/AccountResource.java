package interlock.account;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;
import org.jspecify.annotations.Nullable;

/// The caller's own account.
@Path("/api/account")
@RunOnVirtualThread
@Authenticated
@Transactional
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@SecurityScheme(
        securitySchemeName = "token",
        type = SecuritySchemeType.HTTP,
        scheme = "bearer",
        description = "An API token, made on the account page or by POST /api/account/tokens")
public class AccountResource {
    private final CurrentAccount account;
    private final Accounts accounts;
    private final Sessions sessions;
    private final Tokens tokens;
    private final AccountConfig config;

    AccountResource(
            CurrentAccount account,
            Accounts accounts,
            Sessions sessions,
            Tokens tokens,
            AccountConfig config) {
        this.account = account;
        this.accounts = accounts;
        this.sessions = sessions;
        this.tokens = tokens;
        this.config = config;
    }

    public record Me(AccountId id, String name, Role role) {}

    public record PasswordChange(@NotNull String current, @NotNull String password) {}

    /// @param days how long it lives; as long as possible if left out
    public record TokenRequest(@NotNull String name, @Nullable Integer days) {}

    /// @param key shown only now
    public record CreatedToken(String key, TokenView token) {}

    @GET
    public Me me() {
        return new Me(account.id(), account.name(), account.role());
    }

    @PUT
    @Path("/password")
    public void changePassword(@NotNull @Valid PasswordChange change) {
        accounts.changePassword(account.id(), change.current(), change.password());
    }

    @POST
    @Path("/sign-out-everywhere")
    @Consumes(MediaType.WILDCARD)
    public void signOutEverywhere() {
        sessions.closeAll(account.id());
    }

    @GET
    @Path("/tokens")
    public List<TokenView> tokens() {
        return tokens.of(account.id());
    }

    @POST
    @Path("/tokens")
    public Response createToken(@NotNull @Valid TokenRequest request) {
        Duration lifetime =
                request.days() == null
                        ? config.tokenLifetimeMax()
                        : Duration.ofDays(request.days());
        var created = tokens.create(account.id(), request.name(), lifetime);
        return Response.status(Response.Status.CREATED)
                .entity(new CreatedToken(created.key(), created.token()))
                .build();
    }

    @DELETE
    @Path("/tokens/{id}")
    @Consumes(MediaType.WILDCARD)
    public void revokeToken(@PathParam("id") UUID id) {
        tokens.revoke(account.id(), id);
    }
}
