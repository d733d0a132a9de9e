package interlock.review;

import interlock.account.AccountId;
import interlock.account.Accounts;
import interlock.account.CurrentAccount;
import interlock.account.Role;
import interlock.submission.Kind;
import interlock.submission.ListQuery;
import interlock.submission.Listed;
import interlock.submission.Reports;
import interlock.submission.SubmissionLine;
import interlock.submission.Viewer;
import interlock.verdict.Verdict;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;

/// Where reviewers find every submission.
@Path("/review")
@RunOnVirtualThread
@RolesAllowed(Role.REVIEWER_NAME)
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
public class ReviewPages {
    private final Reports reports;
    private final Accounts accounts;
    private final CurrentAccount account;

    ReviewPages(Reports reports, Accounts accounts, CurrentAccount account) {
        this.reports = reports;
        this.accounts = accounts;
        this.account = account;
    }

    @CheckedTemplate
    static class Templates {
        private Templates() {}

        static native TemplateInstance review(
                ReviewTable list, List<Verdict> verdicts, List<Kind> kinds);
    }

    @GET
    @Transactional
    @Operation(hidden = true)
    public TemplateInstance review(@BeanParam ListQuery query) {
        var found = reports.list(query.filter(), Viewer.of(account));
        return Templates.review(
                ReviewTable.of(query, found, accounts.namesOf(owners(found))),
                List.of(Verdict.values()),
                List.of(Kind.values()));
    }

    private static List<AccountId> owners(Listed<SubmissionLine> found) {
        return found.items().stream().map(SubmissionLine::account).distinct().toList();
    }
}
