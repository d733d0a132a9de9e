package interlock.web;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/// What happens to each request before anything else, static files included.
@ApplicationScoped
class EveryRequest {
    private static final int FIRST = Integer.MIN_VALUE;

    /// The database keeps no such character, so nothing can be found by one.
    private static final String NUL = "%00";

    private final WebConfig config;
    private final Problems problems;

    EveryRequest(WebConfig config, Problems problems) {
        this.config = config;
        this.problems = problems;
    }

    void install(@Observes Router router) {
        router.route().order(FIRST).handler(this::begin);
    }

    private void begin(RoutingContext request) {
        SecurityHeaders.add(request);
        PageLanguages.decide(request);
        if (announcedLength(request.request()) > config.requestSizeMax().asLongValue()) {
            refuse(request);
        } else if (request.request().uri().contains(NUL)) {
            problems.send(
                    request,
                    ProblemException.badRequest("An address holds no NUL character.").problem());
        } else {
            request.next();
        }
    }

    /// The body is not read, so the connection cannot be used again.
    private void refuse(RoutingContext request) {
        long max = config.requestSizeMax().asLongValue();
        problems.send(
                request,
                ProblemException.tooLarge("A request has at most %d bytes.".formatted(max))
                        .problem());
    }

    private static long announcedLength(HttpServerRequest request) {
        String length = request.getHeader("Content-Length");
        try {
            return length == null ? 0 : Long.parseLong(length);
        } catch (NumberFormatException malformed) {
            return Long.MAX_VALUE;
        }
    }
}
