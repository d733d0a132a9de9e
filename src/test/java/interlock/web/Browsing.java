package interlock.web;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import interlock.account.SignedIn;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A real browser with one account signed in; it remembers whatever its consoles complain about.
public final class Browsing implements AutoCloseable {
    private static final List<String> FLAGS =
            List.of(
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-quic",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync");

    private final URI server;
    private final Playwright playwright;
    private final Browser browser;
    private final BrowserContext context;
    private final List<String> complaints = new ArrayList<>();

    private Browsing(URI server, String language) {
        this.server = server;
        playwright =
                Playwright.create(
                        new Playwright.CreateOptions()
                                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser =
                playwright
                        .chromium()
                        .launch(
                                new BrowserType.LaunchOptions()
                                        .setExecutablePath(Path.of("/usr/bin/chromium"))
                                        .setArgs(FLAGS));
        context = browser.newContext(new Browser.NewContextOptions().setLocale(language));
    }

    /// @param language `en` or `zh`
    public static Browsing as(SignedIn account, URI server, String language) {
        var browsing = new Browsing(server, language);
        browsing.signIn(account);
        return browsing;
    }

    public void signIn(SignedIn account) {
        var page = open("/sign-in");
        page.fill("input[name=name]", account.name());
        page.fill("input[name=password]", account.password());
        page.press("input[name=password]", "Enter");
        page.waitForURL(url -> !url.contains("/sign-in"));
        page.close();
    }

    /// Ends the session as time would, behind the pages' back.
    public void loseSession() {
        context.clearCookies();
    }

    /// A new window, once its scripts have started.
    public Page open(String path) {
        var page = context.newPage();
        page.onConsoleMessage(
                message -> {
                    if (message.type().equals("error") || message.type().equals("warning")) {
                        complaints.add(path + ": " + message.text());
                    }
                });
        page.onPageError(error -> complaints.add(path + ": " + error));
        page.navigate(server.resolve(path).toString());
        page.waitForSelector("html[data-ready]");
        return page;
    }

    /// Errors and warnings of all windows, refusals by the Content-Security-Policy among them.
    public List<String> complaints() {
        return List.copyOf(complaints);
    }

    @Override
    public void close() {
        context.close();
        browser.close();
        playwright.close();
    }
}
