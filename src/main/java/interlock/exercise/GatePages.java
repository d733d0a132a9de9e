package interlock.exercise;

import interlock.account.Role;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;

/// Where admins upload exercises, watch their gates and withdraw versions.
@Path("/admin/exercises")
@RunOnVirtualThread
@RolesAllowed(Role.ADMIN_NAME)
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
public class GatePages {
    private final Releases releases;

    GatePages(Releases releases) {
        this.releases = releases;
    }

    @CheckedTemplate
    static class Templates {
        private Templates() {}

        static native TemplateInstance versions(List<ReleaseView> releases);

        static native TemplateInstance list(List<ReleaseView> releases);

        static native TemplateInstance gate(ReleaseView release, List<GateRow> rows);

        static native TemplateInstance rows(ReleaseView release, List<GateRow> rows);
    }

    @GET
    @Operation(hidden = true)
    public TemplateInstance versions() {
        return Templates.versions(releases.all());
    }

    /// The list alone, which the page asks for again while a gate is open.
    @GET
    @Path("list")
    @Operation(hidden = true)
    public TemplateInstance list() {
        return Templates.list(releases.all());
    }

    @GET
    @Path("{slug}/{version}")
    @Operation(hidden = true)
    public TemplateInstance gate(
            @PathParam("slug") String slug, @PathParam("version") String version) {
        return Templates.gate(releases.release(slug, version), releases.gate(slug, version));
    }

    /// The table alone, which the page asks for again while the gate is open.
    @GET
    @Path("{slug}/{version}/rows")
    @Operation(hidden = true)
    public TemplateInstance rows(
            @PathParam("slug") String slug, @PathParam("version") String version) {
        return Templates.rows(releases.release(slug, version), releases.gate(slug, version));
    }
}
