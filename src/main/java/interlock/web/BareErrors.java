package interlock.web;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/// Gives a problem to errors that the framework answers without a body, such as a form without
/// its token.
class BareErrors {
    private final Problems problems;

    BareErrors(Problems problems) {
        this.problems = problems;
    }

    @ServerResponseFilter
    void complete(ContainerResponseContext answer, RoutingContext request) {
        boolean error = answer.getStatus() >= Response.Status.BAD_REQUEST.getStatusCode();
        if (!error || answer.hasEntity()) {
            return;
        }
        Response complete = problems.answer(request, Problems.ofStatus(answer.getStatus()));
        answer.setStatus(complete.getStatus());
        complete.getHeaders().forEach((name, values) -> answer.getHeaders().put(name, values));
        answer.setEntity(complete.getEntity(), null, complete.getMediaType());
    }
}
