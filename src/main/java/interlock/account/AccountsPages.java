package interlock.account;

import interlock.web.ProblemException;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;

/// Where an admin looks after all accounts.
@Path("/accounts")
@RunOnVirtualThread
@RolesAllowed(Role.ADMIN_NAME)
@Transactional
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public class AccountsPages {
    private static final int PAGE_SIZE = 100;

    private final Accounts accounts;

    AccountsPages(Accounts accounts) {
        this.accounts = accounts;
    }

    @CheckedTemplate
    static class Templates {
        private Templates() {}

        /// @param next the name after which the next page begins, or empty
        static native TemplateInstance accounts(
                List<AccountView> accounts, List<Role> roles, String next);
    }

    @GET
    @Consumes(MediaType.WILDCARD)
    @Operation(hidden = true)
    public TemplateInstance list(@QueryParam("after") @DefaultValue("") String after) {
        List<AccountView> page = accounts.list(after, PAGE_SIZE);
        String next = page.size() < PAGE_SIZE ? "" : page.getLast().name();
        return Templates.accounts(page, List.of(Role.values()), next);
    }

    @POST
    @Operation(hidden = true)
    public Response create(
            @FormParam("name") @DefaultValue("") String name,
            @FormParam("password") @DefaultValue("") String password,
            @FormParam("role") @DefaultValue("") String role) {
        accounts.create(name.strip(), password, role(role));
        return backToList();
    }

    @POST
    @Path("/{id}/role")
    @Operation(hidden = true)
    public Response setRole(
            @PathParam("id") AccountId id, @FormParam("role") @DefaultValue("") String role) {
        accounts.setRole(id, role(role));
        return backToList();
    }

    @POST
    @Path("/{id}/enabled")
    @Operation(hidden = true)
    public Response setEnabled(
            @PathParam("id") AccountId id, @FormParam("enabled") boolean enabled) {
        accounts.setEnabled(id, enabled);
        return backToList();
    }

    @POST
    @Path("/{id}/password")
    @Operation(hidden = true)
    public Response setPassword(
            @PathParam("id") AccountId id,
            @FormParam("password") @DefaultValue("") String password) {
        accounts.setPassword(id, password);
        return backToList();
    }

    private static Role role(String id) {
        return List.of(Role.values()).stream()
                .filter(role -> role.id().equals(id))
                .findFirst()
                .orElseThrow(
                        () ->
                                ProblemException.invalid(
                                        "role", "expected candidate, reviewer or admin"));
    }

    private static Response backToList() {
        return Response.seeOther(URI.create("/accounts")).build();
    }
}
