package interlock.submission;

import interlock.account.CurrentAccount;
import interlock.account.Role;
import interlock.web.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

/// Schedules of findings, played again over HTTP by whoever may see them. Findings are told by
/// their number in the report.
@Path("/api/submissions/{id}/findings/{number}/replay")
@RolesAllowed(Role.CANDIDATE_NAME)
@RunOnVirtualThread
@Tag(name = "Submissions")
public class ReplayResource {
    private final Reports reports;
    private final RequestReplay requestReplay;
    private final ReplayFeed feed;
    private final ProgressStreams streams;
    private final CurrentAccount account;

    ReplayResource(
            Reports reports,
            RequestReplay requestReplay,
            ReplayFeed feed,
            ProgressStreams streams,
            CurrentAccount account) {
        this.reports = reports;
        this.requestReplay = requestReplay;
        this.feed = feed;
        this.streams = streams;
        this.account = account;
    }

    @POST
    @ResponseStatus(202)
    @Operation(summary = "Play the schedule of a finding again, unless that is about to be done")
    public ReplayLine replay(
            @PathParam("id") SubmissionId id,
            @PathParam("number") int number,
            @Context HttpHeaders headers) {
        var finding = reports.withSchedule(id, number, Viewer.of(account));
        return ReplayLine.of(requestReplay.request(finding, account.id()), language(headers));
    }

    @GET
    @Operation(summary = "Read what came of playing the schedule of a finding again, last time")
    public ReplayLine last(
            @PathParam("id") SubmissionId id,
            @PathParam("number") int number,
            @Context HttpHeaders headers) {
        return reports.replay(id, number, Viewer.of(account), language(headers))
                .orElseThrow(() -> none(number));
    }

    @GET
    @Path("events")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(summary = "Watch the schedule of a finding being played again")
    public void events(
            @PathParam("id") SubmissionId id,
            @PathParam("number") int number,
            @Context SseEventSink client,
            @Context Sse sse) {
        var finding = reports.withSchedule(id, number, Viewer.of(account)).id;
        if (feed.now(finding).isEmpty()) {
            throw none(number);
        }
        streams.send(id, feed.of(finding), client, sse);
    }

    private static Locale language(HttpHeaders headers) {
        return headers.getAcceptableLanguages().getFirst();
    }

    private static ProblemException none(int number) {
        return ProblemException.notFound("replay of finding", number);
    }
}
