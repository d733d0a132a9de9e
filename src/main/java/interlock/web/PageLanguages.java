package interlock.web;

import io.vertx.core.http.Cookie;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The languages of the pages, and which one a request gets.
final class PageLanguages {
    static final String COOKIE = "lang";
    static final List<Locale> ALL = List.of(Locale.ENGLISH, Locale.CHINESE);
    private static final String KEY = "interlock.locale";

    private PageLanguages() {}

    /// The cookie decides, else the browser's wish, else English. From here on the request says
    /// that it accepts just this language, so that every template follows.
    static void decide(RoutingContext request) {
        Cookie cookie = request.request().getCookie(COOKIE);
        Locale locale =
                best(
                        cookie != null
                                ? cookie.getValue()
                                : request.request().getHeader("Accept-Language"));
        request.put(KEY, locale);
        request.request().headers().set("Accept-Language", locale.getLanguage());
    }

    static Locale of(RoutingContext request) {
        Locale decided = request.get(KEY);
        return decided != null ? decided : Locale.ENGLISH;
    }

    static Locale best(@Nullable String wishes) {
        if (wishes == null || wishes.isBlank()) {
            return Locale.ENGLISH;
        }
        try {
            Locale found = Locale.lookup(Locale.LanguageRange.parse(wishes), ALL);
            return found != null ? found : Locale.ENGLISH;
        } catch (IllegalArgumentException malformed) {
            return Locale.ENGLISH;
        }
    }
}
