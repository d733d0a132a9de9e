package interlock.submission;

import interlock.account.CurrentAccount;
import interlock.account.Role;
import interlock.web.Problem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// What someone is writing, over HTTP: so that nothing typed is lost.
@Path("/api/drafts/{exercise}/{language}")
@RolesAllowed(Role.CANDIDATE_NAME)
@RunOnVirtualThread
@Tag(name = "Drafts")
public class DraftResource {
    private final Drafts drafts;
    private final SaveDraft saveDraft;
    private final Offers offers;
    private final CurrentAccount account;

    DraftResource(Drafts drafts, SaveDraft saveDraft, Offers offers, CurrentAccount account) {
        this.drafts = drafts;
        this.saveDraft = saveDraft;
        this.offers = offers;
        this.account = account;
    }

    /// A changed text.
    ///
    /// @param revision the one that was changed, 0 for the first text
    /// @param files flat name → text; none throws the draft away
    public record Changed(
            @PositiveOrZero int revision, @NotNull Map<String, @NotNull String> files) {}

    /// A problem document that carries the text that was saved in the meantime.
    public record Conflict(
            String type, String title, int status, String detail, DraftText current) {
        static Conflict with(DraftText other) {
            return new Conflict(
                    "/problems/conflict",
                    "Conflict",
                    409,
                    "Another text was saved in the meantime. Save again with its revision to"
                            + " replace it.",
                    other);
        }
    }

    @GET
    @Operation(summary = "Read my draft; no content before the first was saved")
    public Response read(
            @PathParam("exercise") String exercise, @PathParam("language") String language) {
        return drafts.text(key(exercise, language))
                .map(text -> Response.ok(text).build())
                .orElseGet(() -> Response.noContent().build());
    }

    @PUT
    @Operation(summary = "Save my draft, unless another text was saved since that revision")
    public Response save(
            @PathParam("exercise") String exercise,
            @PathParam("language") String language,
            @NotNull @Valid Changed changed) {
        offers.check(exercise, language);
        return answer(saveDraft.save(key(exercise, language), changed.revision(), changed.files()));
    }

    @DELETE
    @Operation(summary = "Throw my draft away")
    public void throwAway(
            @PathParam("exercise") String exercise, @PathParam("language") String language) {
        saveDraft.throwAway(key(exercise, language));
    }

    private static Response answer(DraftSaved saved) {
        return switch (saved) {
            case DraftSaved.Kept(var text) -> Response.ok(text).build();
            case DraftSaved.Overtaken(var other) ->
                    Response.status(409)
                            .entity(Conflict.with(other))
                            .type(Problem.MEDIA_TYPE)
                            .build();
        };
    }

    private DraftKey key(String exercise, String language) {
        return new DraftKey(account.id(), exercise, language);
    }
}
