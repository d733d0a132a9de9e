package interlock.web;

import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import java.util.Locale;

/// What a page knows of its request; templates reach it as `inject:page`.
@RequestScoped
@Named("page")
public class Page {
    private final RoutingContext request;

    Page(RoutingContext request) {
        this.request = request;
    }

    public Locale locale() {
        return PageLanguages.of(request);
    }

    /// `en` or `zh`, for the `lang` attribute.
    public String lang() {
        return locale().getLanguage();
    }

    /// This page, to come back to after switching the language.
    public String path() {
        return LocalPath.of(request.request().uri()).path();
    }

    /// Allows a style element of this page to apply: `<style nonce="…">`.
    public String styleNonce() {
        return SecurityHeaders.styleNonce(request);
    }
}
