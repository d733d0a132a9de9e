package interlock.account;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;

/// All accounts, for admins.
@Path("/api/accounts")
@RunOnVirtualThread
@RolesAllowed(Role.ADMIN_NAME)
@Transactional
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class AccountsResource {
    private static final int PAGE_MAX = 500;

    private final Accounts accounts;

    AccountsResource(Accounts accounts) {
        this.accounts = accounts;
    }

    public record NewAccount(@NotNull String name, @NotNull String password, @NotNull Role role) {}

    public record RoleChange(@NotNull Role role) {}

    public record EnabledChange(@NotNull Boolean enabled) {}

    public record PasswordReset(@NotNull String password) {}

    /// @param after the name at the end of the page before
    @GET
    public List<AccountView> list(
            @QueryParam("after") @DefaultValue("") String after,
            @QueryParam("limit") @DefaultValue("100") @Min(1) @Max(PAGE_MAX) int limit) {
        return accounts.list(after, limit);
    }

    @POST
    public Response create(@NotNull @Valid NewAccount wanted) {
        AccountView created = accounts.create(wanted.name(), wanted.password(), wanted.role());
        return Response.status(Response.Status.CREATED).entity(created).build();
    }

    @PUT
    @Path("/{id}/role")
    public AccountView setRole(@PathParam("id") AccountId id, @NotNull @Valid RoleChange change) {
        return accounts.setRole(id, change.role());
    }

    @PUT
    @Path("/{id}/enabled")
    public AccountView setEnabled(
            @PathParam("id") AccountId id, @NotNull @Valid EnabledChange change) {
        return accounts.setEnabled(id, change.enabled());
    }

    @PUT
    @Path("/{id}/password")
    public AccountView setPassword(
            @PathParam("id") AccountId id, @NotNull @Valid PasswordReset reset) {
        return accounts.setPassword(id, reset.password());
    }
}
