package interlock.exercise;

import interlock.account.Role;
import interlock.web.ProblemException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// Exercises over HTTP: what is offered for candidates, versions for those who keep them.
@Path("/api/exercises")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "exercises")
public class ExerciseResource {
    private static final String ZIP = "application/zip";

    private final Catalogue catalogue;
    private final Releases releases;
    private final Uploads uploads;
    private final Markdown markdown;

    ExerciseResource(Catalogue catalogue, Releases releases, Uploads uploads, Markdown markdown) {
        this.catalogue = catalogue;
        this.releases = releases;
        this.uploads = uploads;
        this.markdown = markdown;
    }

    /// A version with what the publish gate found so far.
    public record GatedRelease(ReleaseView release, List<GateRow> gate) {}

    @GET
    @RolesAllowed(Role.CANDIDATE_NAME)
    @Operation(summary = "Exercises on offer")
    public List<ExerciseCard> list() {
        return catalogue.published().stream()
                .map(version -> ExerciseCard.of(version.exercise()))
                .toList();
    }

    @GET
    @Path("{slug}")
    @RolesAllowed(Role.CANDIDATE_NAME)
    @Operation(summary = "Statement, templates and limits of an exercise")
    public ExerciseView get(@PathParam("slug") String slug) {
        return catalogue
                .current(slug)
                .map(version -> ExerciseView.of(version.exercise(), markdown))
                .orElseThrow(() -> ProblemException.notFound("exercise", slug));
    }

    @POST
    @Consumes(ZIP)
    @RolesAllowed(Role.ADMIN_NAME)
    @Operation(summary = "Uploads a package: a zip of one folder named as the exercise")
    public Response upload(byte[] zip) {
        var release = uploads.accept(zip);
        return Response.accepted(release)
                .location(
                        URI.create(
                                "/api/exercises/%s/versions/%s"
                                        .formatted(release.slug(), release.version())))
                .build();
    }

    @GET
    @Path("{slug}/versions")
    @RolesAllowed(Role.REVIEWER_NAME)
    @Operation(summary = "All versions of an exercise, latest first")
    public List<ReleaseView> versions(@PathParam("slug") String slug) {
        return releases.of(slug);
    }

    @GET
    @Path("{slug}/versions/{version}")
    @RolesAllowed(Role.REVIEWER_NAME)
    @Operation(summary = "A version and its publish gate")
    public GatedRelease version(
            @PathParam("slug") String slug, @PathParam("version") String version) {
        return new GatedRelease(releases.release(slug, version), releases.gate(slug, version));
    }

    @POST
    @Path("{slug}/versions/{version}/withdraw")
    @RolesAllowed(Role.ADMIN_NAME)
    @Operation(summary = "Offers a version no longer")
    public ReleaseView withdraw(
            @PathParam("slug") String slug, @PathParam("version") String version) {
        return releases.withdraw(slug, version);
    }

    @GET
    @Path("{slug}/versions/{version}/package")
    @Produces(ZIP)
    @RolesAllowed(Role.ADMIN_NAME)
    @Operation(summary = "The whole package, secret files included")
    public Response archive(@PathParam("slug") String slug, @PathParam("version") String version) {
        return Response.ok(releases.archive(slug, version))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"%s-%s.zip\"".formatted(slug, version))
                .build();
    }
}
