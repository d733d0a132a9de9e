package interlock.language;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/// Names in what `nm` tells of objects.
final class CSymbols {
    /// Weak ones too: they are resolved where there is something to resolve them to.
    static final String UNDEFINED = "(?m)^ +[Uvw] (\\S+)";

    private static final Pattern LACKED = Pattern.compile(UNDEFINED + "$");
    private static final Pattern DEFINED = Pattern.compile("(?m)^[0-9a-f]+ [A-Za-z] (\\S+)$");

    private CSymbols() {}

    static Set<String> lackedBy(String symbols) {
        return names(LACKED, symbols);
    }

    static Set<String> definedIn(String symbols) {
        return names(DEFINED, symbols);
    }

    private static Set<String> names(Pattern line, String symbols) {
        var names = new HashSet<String>();
        line.matcher(symbols).results().forEach(symbol -> names.add(symbol.group(1)));
        return names;
    }
}
