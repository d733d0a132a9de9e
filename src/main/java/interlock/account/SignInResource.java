package interlock.account;

import interlock.web.LocalPath;
import interlock.web.Page;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/// The pages with which a browser signs in and out.
@Path("/")
@RunOnVirtualThread
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
public class SignInResource {
    private static final String HTML = MediaType.TEXT_HTML + ";charset=UTF-8";
    private static final int TOO_MANY_REQUESTS = 429;

    private final SignIn signIn;
    private final Sessions sessions;
    private final CurrentAccount account;
    private final AccountConfig config;
    private final Page page;

    SignInResource(
            SignIn signIn,
            Sessions sessions,
            CurrentAccount account,
            AccountConfig config,
            Page page) {
        this.signIn = signIn;
        this.sessions = sessions;
        this.account = account;
        this.config = config;
        this.page = page;
    }

    /// Why the last attempt failed, as the page tells it.
    enum Failure {
        NONE,
        REFUSED,
        THROTTLED
    }

    @CheckedTemplate
    static class Templates {
        private Templates() {}

        static native TemplateInstance signIn(
                String name, LocalPath back, Failure failure, List<DemoAccount> demoAccounts);
    }

    @GET
    @Path("sign-in")
    @PermitAll
    @Operation(hidden = true)
    public TemplateInstance form(@QueryParam("back") @Nullable String back) {
        return form("", LocalPath.of(back), Failure.NONE);
    }

    @POST
    @Path("sign-in")
    @PermitAll
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response signIn(
            @FormParam("name") @Nullable String name,
            @FormParam("password") @Nullable String password,
            @FormParam("back") @Nullable String back,
            RoutingContext request) {
        String who = name == null ? "" : name.strip();
        String key = password == null ? "" : password;
        var address = request.request().remoteAddress().hostAddress();
        return switch (signIn.attempt(who, key, address)) {
            case SignIn.Attempt.Succeeded(Secret session) ->
                    Response.seeOther(URI.create(LocalPath.of(back).path()))
                            .cookie(cookie(session.text(), config.sessionLifetime(), request))
                            .build();
            case SignIn.Attempt.Refused() ->
                    Response.status(Response.Status.UNAUTHORIZED)
                            .type(HTML)
                            .entity(form(who, LocalPath.of(back), Failure.REFUSED))
                            .build();
            case SignIn.Attempt.Throttled(Duration pause) ->
                    Response.status(TOO_MANY_REQUESTS)
                            .type(HTML)
                            .header("Retry-After", pause.toSeconds() + 1)
                            .entity(form(who, LocalPath.of(back), Failure.THROTTLED))
                            .build();
        };
    }

    @POST
    @Path("sign-out")
    @Authenticated
    @Transactional
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response signOut(
            @CookieParam(KeyAuthentication.COOKIE) @Nullable String session,
            RoutingContext request) {
        if (session != null) {
            sessions.close(new Secret(session));
        }
        return signedOut(request);
    }

    @POST
    @Path("sign-out-everywhere")
    @Authenticated
    @Transactional
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response signOutEverywhere(RoutingContext request) {
        sessions.closeAll(account.id());
        return signedOut(request);
    }

    private TemplateInstance form(String name, LocalPath back, Failure failure) {
        List<DemoAccount> demo = config.demoAccounts() ? List.of(DemoAccount.values()) : List.of();
        return Templates.signIn(name, back, failure, demo).setLocale(page.locale());
    }

    static Response signedOut(RoutingContext request) {
        return Response.seeOther(URI.create("/sign-in"))
                .cookie(cookie("", Duration.ZERO, request))
                .build();
    }

    private static NewCookie cookie(String value, Duration lifetime, RoutingContext request) {
        return new NewCookie.Builder(KeyAuthentication.COOKIE)
                .value(value)
                .path("/")
                .maxAge((int) lifetime.toSeconds())
                .httpOnly(true)
                .secure(request.request().isSSL())
                .sameSite(NewCookie.SameSite.LAX)
                .build();
    }
}
