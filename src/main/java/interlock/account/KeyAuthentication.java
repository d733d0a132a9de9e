package interlock.account;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.credential.TokenCredential;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.Cookie;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;

/// Tells who makes a request: by the session cookie, or by `Authorization: Bearer` and a token.
///
/// A key that is not valid makes a visitor, not an error: public pages stay reachable with an old
/// cookie, and everything else answers 401. A request with a token is never helped by a cookie.
@ApplicationScoped
class KeyAuthentication
        implements HttpAuthenticationMechanism, IdentityProvider<TokenAuthenticationRequest> {
    static final String COOKIE = "interlock-session";
    private static final String SCHEME = "Bearer ";
    private static final String SESSION = "session";
    private static final String TOKEN = "token";

    private final Keys keys;

    KeyAuthentication(Keys keys) {
        this.keys = keys;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(
            RoutingContext request, IdentityProviderManager manager) {
        return credential(request)
                .map(TokenAuthenticationRequest::new)
                .map(manager::authenticate)
                .orElseGet(() -> Uni.createFrom().nullItem())
                .onFailure(AuthenticationFailedException.class)
                .recoverWithNull();
    }

    private static Optional<TokenCredential> credential(RoutingContext request) {
        String authorization = request.request().getHeader("Authorization");
        if (authorization != null) {
            return authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                    ? Optional.of(
                            new TokenCredential(authorization.substring(SCHEME.length()), TOKEN))
                    : Optional.empty();
        }
        return Optional.ofNullable(request.request().getCookie(COOKIE))
                .map(Cookie::getValue)
                .map(key -> new TokenCredential(key, SESSION));
    }

    @Override
    public Uni<SecurityIdentity> authenticate(
            TokenAuthenticationRequest request, AuthenticationRequestContext context) {
        TokenCredential credential = request.getToken();
        return context.runBlocking(
                () ->
                        find(credential)
                                .map(KeyAuthentication::identity)
                                .orElseThrow(AuthenticationFailedException::new));
    }

    private Optional<SignedInAccount> find(TokenCredential credential) {
        var key = new Secret(credential.getToken());
        return credential.getType().equals(SESSION) ? keys.ofSession(key) : keys.ofToken(key);
    }

    private static SecurityIdentity identity(SignedInAccount account) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(account.name()))
                .addRoles(account.role().names())
                .addAttribute(SignedInAccount.ATTRIBUTE, account)
                .build();
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext request) {
        return Uni.createFrom().item(new ChallengeData(401, "WWW-Authenticate", SCHEME.strip()));
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of(TokenAuthenticationRequest.class);
    }

    @Override
    public Class<TokenAuthenticationRequest> getRequestType() {
        return TokenAuthenticationRequest.class;
    }
}
