package interlock.submission;

import interlock.account.CurrentAccount;
import interlock.account.Role;
import interlock.verdict.Stage;
import interlock.web.Page;
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

/// The report of a submission, for whoever may read it.
@Path("/submissions/{id}")
@RunOnVirtualThread
@RolesAllowed(Role.CANDIDATE_NAME)
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
public class ReportPages {
    private final Reports reports;
    private final CurrentAccount account;
    private final Page page;

    ReportPages(Reports reports, CurrentAccount account, Page page) {
        this.reports = reports;
        this.account = account;
        this.page = page;
    }

    @CheckedTemplate
    static class Templates {
        private Templates() {}

        /// @param stages those that are watched while it is graded
        static native TemplateInstance report(ReportView view, List<Stage> stages);

        static native TemplateInstance summary(ReportView view);

        static native TemplateInstance replayed(ReplayView replay);
    }

    @GET
    @Operation(hidden = true)
    public TemplateInstance report(@PathParam("id") SubmissionId id) {
        return Templates.report(view(id), List.of(Stage.values()));
    }

    /// Verdict, findings and compiler messages, as a part of the page the exercise is solved on.
    @GET
    @Path("summary")
    @Operation(hidden = true)
    public TemplateInstance summary(@PathParam("id") SubmissionId id) {
        return Templates.summary(view(id));
    }

    /// How the schedule of a finding was played again, as a part of the report.
    @GET
    @Path("findings/{number}/replay")
    @Operation(hidden = true)
    public TemplateInstance replay(
            @PathParam("id") SubmissionId id, @PathParam("number") int number) {
        var found =
                view(id).schedule(number)
                        .orElseThrow(
                                () -> ProblemException.notFound("schedule of finding", number));
        return Templates.replayed(found.replay().seenLive());
    }

    private ReportView view(SubmissionId id) {
        return ReportView.of(reports.report(id, Viewer.of(account), page.locale()));
    }
}
