package interlock.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Answers problems: as a page to people, as a problem document to programs. Immutable.
@Singleton
class Problems {
    private static final int UNAUTHORIZED = 401;
    private static final String HTML = "text/html;charset=UTF-8";
    private static final String API = "/api/";

    private final ObjectMapper json;

    Problems(ObjectMapper json) {
        this.json = json;
    }

    @CheckedTemplate
    static class Templates {
        private Templates() {}

        /// Needs no frame, so that it can always be shown.
        static native TemplateInstance page(Problem problem, String lang);
    }

    /// The problem that a status alone tells of.
    static Problem ofStatus(int status) {
        return switch (status) {
            case 400 -> problem(400, "bad-request", "Bad request", "The request is not valid.");
            case 401 -> problem(401, "unauthorized", "Not signed in", "Sign in or send a token.");
            case 403 -> problem(403, "forbidden", "Forbidden", "Your role does not allow this.");
            case 404 -> problem(404, "not-found", "Not found", "There is nothing at this address.");
            case 405 -> problem(405, "method", "Method not allowed", "Not with this HTTP method.");
            case 406 -> problem(406, "not-acceptable", "Not acceptable", "Not in this format.");
            case 409 -> problem(409, "conflict", "Conflict", "It changed since it was read.");
            case 413 -> problem(413, "too-large", "Too large", "The request is too large.");
            case 415 -> problem(415, "media-type", "Unsupported type", "Not with this type.");
            case 429 -> problem(429, "too-many", "Too many requests", "Wait, then try again.");
            case 503 -> problem(503, "unavailable", "Unavailable", "Not available just now.");
            default ->
                    status < 500
                            ? problem(status, "refused", "Refused", "The request was refused.")
                            : problem(status, "internal", "Our fault", "Something went wrong.");
        };
    }

    private static Problem problem(int status, String type, String title, String detail) {
        return new Problem("/problems/" + type, title, status, detail, "", List.of());
    }

    /// Someone who is not signed in and looks at a page is sent to sign in.
    Response answer(RoutingContext request, Problem problem) {
        boolean page = wantsPage(request);
        if (page && problem.status() == UNAUTHORIZED) {
            return Response.seeOther(URI.create(signIn(request))).build();
        }
        var answer = Response.status(problem.status());
        if (problem.status() == UNAUTHORIZED) {
            answer.header("WWW-Authenticate", "Bearer");
        }
        return answer.header("Content-Type", page ? HTML : Problem.MEDIA_TYPE)
                .header("Cache-Control", "no-store")
                .entity(body(request, problem, page))
                .build();
    }

    /// For requests that do not reach a resource.
    void send(RoutingContext request, Problem problem) {
        boolean page = wantsPage(request);
        request.response()
                .setStatusCode(problem.status())
                .putHeader("Content-Type", page ? HTML : Problem.MEDIA_TYPE)
                .putHeader("Connection", "close")
                .end(body(request, problem, page));
    }

    private String body(RoutingContext request, Problem problem, boolean page) {
        if (page) {
            var locale = PageLanguages.of(request);
            return Templates.page(problem, locale.getLanguage()).setLocale(locale).render();
        }
        try {
            return json.writeValueAsString(problem);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a problem is plain data", e);
        }
    }

    static boolean wantsPage(RoutingContext request) {
        String accept = request.request().getHeader("Accept");
        return accept != null
                && accept.contains("text/html")
                && !request.normalizedPath().startsWith(API);
    }

    /// After a form was sent there is nothing to come back to but the start page.
    private static String signIn(RoutingContext request) {
        boolean get = request.request().method().name().equals("GET");
        String back = get ? LocalPath.of(request.request().uri()).path() : "/";
        return "/sign-in?back=" + URLEncoder.encode(back, StandardCharsets.UTF_8);
    }
}
