package interlock.web;

import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import java.security.SecureRandom;
import java.util.Base64;

/// The headers that tell a browser to trust nothing but our own files.
final class SecurityHeaders {
    private static final String NONCE = "interlock.style-nonce";
    private static final int NONCE_BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    /// The API's documentation is a ready-made page with a script and styles inside it.
    private static final String API_DOCUMENTATION = "/q/swagger-ui";

    private SecurityHeaders() {}

    static void add(RoutingContext request) {
        MultiMap headers = request.response().headers();
        headers.set("Content-Security-Policy", policy(request));
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("X-Frame-Options", "DENY");
        headers.set("Referrer-Policy", "same-origin");
        headers.set("Cross-Origin-Opener-Policy", "same-origin");
        headers.set("Cross-Origin-Resource-Policy", "same-origin");
        if (request.request().isSSL()) {
            headers.set("Strict-Transport-Security", "max-age=31536000");
        }
    }

    private static String policy(RoutingContext request) {
        String common =
                "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; "
                        + "form-action 'self'; frame-ancestors 'none'; ";
        return request.normalizedPath().startsWith(API_DOCUMENTATION)
                ? common + "script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'"
                : common + "style-src 'self' 'nonce-%s'".formatted(styleNonce(request));
    }

    /// Fresh for each request. Editors build style elements at run time, which need it; scripts
    /// get none.
    static String styleNonce(RoutingContext request) {
        String known = request.get(NONCE);
        if (known != null) {
            return known;
        }
        byte[] bytes = new byte[NONCE_BYTES];
        RANDOM.nextBytes(bytes);
        String nonce = Base64.getEncoder().encodeToString(bytes);
        request.put(NONCE, nonce);
        return nonce;
    }
}
