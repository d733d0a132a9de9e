package interlock.language;

import interlock.verdict.Finding;
import interlock.verdict.Place;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Looks for forbidden names in what gcc made of a solution: the symbols its objects lack, those
/// they take from the harness, code that runs before `main`, and inline assembly.
final class CRules {
    private static final String API = "rules.forbidden-api";
    private static final Pattern UNDEFINED =
            Pattern.compile(CSymbols.UNDEFINED + "(?:\\t/in/solution/([^:\\n]+):(\\d+))?$");
    private static final Pattern EARLY_CODE =
            Pattern.compile(
                    " (\\.(?:init_array|fini_array|preinit_array|ctors|dtors|init|fini))[. ]");

    /// The function that chooses among several runs before `main`.
    private static final Pattern CHOSEN_AT_START = Pattern.compile("(?m)^[0-9a-f]+ i (\\S+)$");

    /// What the runtime of an instrumented program is asked by.
    private static final Pattern RUNTIME = Pattern.compile("_*(?:tsan|sanitizer|interceptor)_.*");

    private final List<String> forbidden;
    private final Map<String, String> sources;
    private final CompilerBox.Work.Done ours;
    private final CompilerBox.Work.Done built;
    private final List<CTokens> expanded;
    private final Map<String, Finding> found = new LinkedHashMap<>();

    /// @param sources of the solution, and what the exercise forbids on top of what always is
    /// @param ours what was made of the harness and the engine
    /// @param built what was made of the solution
    CRules(Language.Sources sources, CompilerBox.Work.Done ours, CompilerBox.Work.Done built) {
        var all = new TreeSet<>(BoxResources.lines("c/forbidden.txt"));
        all.addAll(sources.forbidden());
        forbidden = all.stream().map(CRules::bare).toList();
        this.sources = sources.solution();
        this.ours = ours;
        this.built = built;
        expanded =
                new TreeMap<>(built.files())
                        .entrySet().stream()
                                .filter(file -> file.getKey().startsWith("expanded/"))
                                .map(file -> new String(file.getValue(), StandardCharsets.UTF_8))
                                .map(CTokens::new)
                                .toList();
    }

    /// One finding for each name, at the first line that uses it.
    List<Finding> findings() {
        var harness = ours.text("harness");
        uses(CSymbols.definedIn(harness));
        var ofOurs = CSymbols.lackedBy(harness);
        ofOurs.addAll(ours.text("engine").lines().toList());
        definitions(ofOurs);
        EARLY_CODE
                .matcher(built.text("sections"))
                .results()
                .forEach(section -> find("rules.forbidden-early-code", section.group(1), null));
        CHOSEN_AT_START
                .matcher(built.text("defined"))
                .results()
                .forEach(symbol -> find("rules.forbidden-early-code", symbol.group(1), null));
        expanded.forEach(this::words);
        new TreeMap<>(sources).forEach(this::placing);
        return List.copyOf(found.values());
    }

    private void uses(Set<String> harness) {
        var use = UNDEFINED.matcher(built.text("undefined"));
        while (use.find()) {
            var symbol = use.group(1);
            boolean allowed = symbol.equals("syscall") && callsOnlyFutex();
            if (harness.contains(symbol) || (isForbidden(symbol) && !allowed)) {
                find(API, symbol, place(use.group(2), use.group(3)));
            }
        }
    }

    /// A function of the C library that the harness calls must stay that of the C library, and what
    /// the engine controls must not be hidden from it.
    private void definitions(Set<String> ofOurs) {
        CSymbols.definedIn(built.text("defined")).stream()
                .filter(symbol -> ofOurs.contains(symbol) || isOfEngine(symbol))
                .filter(symbol -> !symbol.startsWith("adapter_"))
                .forEach(symbol -> find("rules.forbidden-redefinition", symbol, null));
    }

    private static boolean isOfEngine(String symbol) {
        return symbol.startsWith("explored_") || RUNTIME.matcher(symbol).matches();
    }

    private void words(CTokens tokens) {
        boolean hasSections = tokens.hasSections();
        for (var token : tokens.all()) {
            var place = new Place(token.file(), token.line(), 0);
            if (token.isAssembly()) {
                find("rules.forbidden-assembly", "asm", place);
            } else if (token.isHiding() || (token.isSection() && hasSections)) {
                find("rules.forbidden-attribute", token.text(), place);
            } else if (token.isRawText()) {
                find("rules.forbidden-raw-text", token.text(), place);
            }
        }
    }

    private void placing(String file, String text) {
        CPlacing.lineIn(text)
                .ifPresent(line -> find("rules.forbidden-line", "#line", new Place(file, line, 0)));
    }

    /// The C library has no function for futexes, so that one call may be made by its number.
    private boolean callsOnlyFutex() {
        var call = Pattern.compile("\\bsyscall\\s*\\(\\s*" + ours.text("futex").strip() + "\\s*,");
        long named = 0;
        long futex = 0;
        for (var tokens : expanded) {
            named += tokens.all().stream().filter(t -> t.text().equals("syscall")).count();
            futex += call.matcher(tokens.code()).results().count();
        }
        return named > 0 && named == futex;
    }

    private boolean isForbidden(String symbol) {
        var name = bare(symbol);
        return forbidden.stream()
                .anyMatch(
                        pattern ->
                                pattern.endsWith("*")
                                        ? name.startsWith(
                                                pattern.substring(0, pattern.length() - 1))
                                        : name.equals(pattern));
    }

    /// glibc has several names for one function: `pthread_mutex_lock`, `__pthread_mutex_lock`.
    private static String bare(String symbol) {
        return symbol.replaceFirst("^_+", "");
    }

    private void find(String message, String name, @Nullable Place place) {
        found.merge(
                message + name,
                Messages.forbidden(message, name, place),
                (one, other) -> FIRST.compare(one, other) <= 0 ? one : other);
    }

    private static final Comparator<Finding> FIRST =
            Comparator.comparing(
                    finding -> finding.where().map(Place::line).orElse(Integer.MAX_VALUE));

    private static @Nullable Place place(@Nullable String file, @Nullable String line) {
        return file == null || line == null ? null : new Place(file, Integer.parseInt(line), 0);
    }
}
