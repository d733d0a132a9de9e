package interlock.review;

import interlock.account.CurrentAccount;
import interlock.account.Role;
import interlock.submission.ListQuery;
import interlock.submission.Viewer;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// The submissions of all candidates, for reviewers.
@Path("/api/review/submissions")
@RolesAllowed(Role.REVIEWER_NAME)
@RunOnVirtualThread
@Tag(name = "Review")
public class ReviewResource {
    private final ReviewList list;
    private final CurrentAccount account;

    ReviewResource(ReviewList list, CurrentAccount account) {
        this.list = list;
        this.account = account;
    }

    @GET
    @Operation(summary = "List the submissions of all candidates, newest first")
    public ReviewList.Answer list(@BeanParam ListQuery query) {
        return list.of(query.filter(), Viewer.of(account));
    }
}
