package interlock.web;

import io.smallrye.common.annotation.NonBlocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/// Switches the language of the pages.
@Path("/language")
@PermitAll
@NonBlocking
public class LanguageResource {
    private static final int REMEMBERED_SECONDS = (int) Duration.ofDays(365).toSeconds();

    @GET
    @Path("/{lang}")
    @Operation(hidden = true)
    public Response choose(
            @PathParam("lang") String lang,
            @QueryParam("back") @Nullable String back,
            RoutingContext request) {
        Locale locale =
                PageLanguages.ALL.stream()
                        .filter(known -> known.getLanguage().equals(lang))
                        .findFirst()
                        .orElseThrow(() -> ProblemException.notFound("language", lang));
        var cookie =
                new NewCookie.Builder(PageLanguages.COOKIE)
                        .value(locale.getLanguage())
                        .path("/")
                        .maxAge(REMEMBERED_SECONDS)
                        .httpOnly(true)
                        .secure(request.request().isSSL())
                        .sameSite(NewCookie.SameSite.LAX)
                        .build();
        return Response.seeOther(URI.create(LocalPath.of(back).path())).cookie(cookie).build();
    }
}
