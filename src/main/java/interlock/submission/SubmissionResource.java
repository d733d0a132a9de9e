package interlock.submission;

import interlock.account.CurrentAccount;
import interlock.account.Role;
import interlock.web.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/// Submissions over HTTP. A candidate reaches his own, a reviewer all.
@Path("/api/submissions")
@RolesAllowed(Role.CANDIDATE_NAME)
@RunOnVirtualThread
@Tag(name = "Submissions")
public class SubmissionResource {
    private final HandIn handIn;
    private final Reports reports;
    private final LiveFeed feed;
    private final ProgressStreams streams;
    private final CurrentAccount account;

    SubmissionResource(
            HandIn handIn,
            Reports reports,
            LiveFeed feed,
            ProgressStreams streams,
            CurrentAccount account) {
        this.handIn = handIn;
        this.reports = reports;
        this.feed = feed;
        this.streams = streams;
        this.account = account;
    }

    /// What was accepted.
    public record Accepted(SubmissionId id) {}

    @POST
    @ResponseStatus(201)
    @Operation(summary = "Hand in files for an exercise, to be run or graded")
    public Accepted handIn(@NotNull @Valid HandedIn handedIn) {
        return new Accepted(handIn.accept(account.id(), handedIn));
    }

    @GET
    @Operation(summary = "List submissions, newest first")
    public Listed<SubmissionLine> list(@BeanParam ListQuery query) {
        return reports.list(query.filter(), Viewer.of(account));
    }

    @GET
    @Path("{id}")
    @Operation(summary = "Read the report of a submission, as far as the exercise allows")
    public Report report(@PathParam("id") SubmissionId id, @Context HttpHeaders headers) {
        return reports.report(id, Viewer.of(account), headers.getAcceptableLanguages().getFirst());
    }

    @GET
    @Path("{id}/events")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(summary = "Watch a submission being graded, from the last event that was seen")
    public void events(
            @PathParam("id") SubmissionId id,
            @HeaderParam("Last-Event-ID") @Nullable String lastSeen,
            @Context SseEventSink client,
            @Context Sse sse) {
        var shown = reports.feedback(id, Viewer.of(account));
        streams.send(id, feed.of(id, shown, eventId(lastSeen)), client, sse);
    }

    @GET
    @Path("{id}/runs/{run}/history")
    @Produces(MediaType.TEXT_PLAIN)
    @Operation(summary = "Read the lines that one run recorded")
    public String history(@PathParam("id") SubmissionId id, @PathParam("run") UUID run) {
        return reports.history(id, run, Viewer.of(account));
    }

    private static long eventId(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return 0;
        }
        if (!text.matches("[0-9]{1,18}")) {
            throw ProblemException.invalid("Last-Event-ID", "must be the id of an event");
        }
        return Long.parseLong(text);
    }
}
