package interlock.web;

import jakarta.annotation.security.PermitAll;
import jakarta.persistence.OptimisticLockException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/// A resource of the tests in which everything goes wrong.
@Path("/api/faulty")
public class FaultyResource {
    @GET
    @PermitAll
    public String fault() {
        throw new IllegalStateException("secret detail");
    }

    @GET
    @Path("/stale")
    @PermitAll
    public String stale() {
        throw new OptimisticLockException("secret detail");
    }

    /// Says nothing about who may call it.
    @GET
    @Path("/forgotten")
    public String forgotten() {
        return "reached";
    }
}
