package interlock.web;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/// Refuses changes that another site makes a browser send with our cookie.
///
/// Forms carry a token, which a filter of the framework checks. To the API, a browser must send
/// something that no form of another site can: a JSON body or an `X-Requested-With` header.
/// Requests with a token in `Authorization` are no browser's doing.
class ForgedRequests {
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");
    private static final Set<String> OWN_SITES = Set.of("same-origin", "none");

    private final Problems problems;

    ForgedRequests(Problems problems) {
        this.problems = problems;
    }

    @ServerRequestFilter
    Optional<Response> refuse(ContainerRequestContext call, RoutingContext request) {
        if (SAFE.contains(call.getMethod()) || call.getHeaderString("Authorization") != null) {
            return Optional.empty();
        }
        String site = call.getHeaderString("Sec-Fetch-Site");
        boolean foreign = site != null && !OWN_SITES.contains(site);
        if (foreign || (isApi(request) && !isDeliberate(call))) {
            var problem =
                    ProblemException.forbidden(
                            "Changes need a JSON body or an X-Requested-With header, "
                                    + "from a page of this site.");
            return Optional.of(problems.answer(request, problem.problem()));
        }
        return Optional.empty();
    }

    private static boolean isApi(RoutingContext request) {
        return request.normalizedPath().startsWith("/api/");
    }

    private static boolean isDeliberate(ContainerRequestContext call) {
        MediaType type = call.getMediaType();
        return call.getHeaderString("X-Requested-With") != null
                || (type != null && type.getSubtype().equals("json"));
    }
}
