package interlock.submission;

import interlock.account.CurrentAccount;
import interlock.account.Role;
import interlock.exercise.Catalogue;
import interlock.web.ProblemException;
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

/// The page an exercise is solved on.
@Path("/exercises/{slug}")
@RunOnVirtualThread
@RolesAllowed(Role.CANDIDATE_NAME)
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
public class SolvePages {
    private static final int ATTEMPTS_MAX = 50;

    private final Catalogue catalogue;
    private final SolveViews views;
    private final Reports reports;
    private final CurrentAccount account;

    SolvePages(Catalogue catalogue, SolveViews views, Reports reports, CurrentAccount account) {
        this.catalogue = catalogue;
        this.views = views;
        this.reports = reports;
        this.account = account;
    }

    @CheckedTemplate
    static class Templates {
        private Templates() {}

        static native TemplateInstance solve(SolveView exercise);

        static native TemplateInstance attempts(List<SubmissionLine> lines);
    }

    @GET
    @Operation(hidden = true)
    public TemplateInstance solve(@PathParam("slug") String slug) {
        return Templates.solve(
                catalogue
                        .current(slug)
                        .map(version -> views.of(version.exercise()))
                        .orElseThrow(() -> ProblemException.notFound("exercise", slug)));
    }

    /// The reader's own attempts, as a part of the page.
    @GET
    @Path("attempts")
    @Operation(hidden = true)
    public TemplateInstance attempts(@PathParam("slug") String slug) {
        var mine = new SubmissionFilter(slug, null, account.id(), null, 0, ATTEMPTS_MAX);
        return Templates.attempts(reports.list(mine, Viewer.of(account)).items());
    }
}
