package interlock.engine;

import interlock.harness.Words;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The data races of one `explore`: each pair of places is told once.
final class Races {
    private record Pair(int field, int lower, int higher) {}

    private final Set<Pair> told = new HashSet<>();
    private final Journal journal;

    Races(Journal journal) {
        this.journal = journal;
    }

    void found(
            @Nullable Object object,
            int field,
            Accesses.Unordered first,
            boolean write,
            int site,
            LogicalThread by) {
        boolean element = object != null && object.getClass().isArray();
        var pair =
                new Pair(
                        element ? -1 : field,
                        Math.min(first.site(), site),
                        Math.max(first.site(), site));
        if (!told.add(pair)) {
            return;
        }
        var scheduler = Current.scheduler();
        var other = scheduler.threads().get(first.thread() - 1);
        String rest =
                Words.encode(Names.variable(object, field))
                        + side(first.write(), first.site(), other)
                        + side(write, site, by);
        journal.remark(by.id, Words.encode(by.name()), "race", rest);
    }

    private static String side(boolean write, int site, LogicalThread thread) {
        var place = Sites.of(site);
        return ' '
                + Words.join(
                        write ? "write" : "read",
                        place.file(),
                        Integer.toString(place.line()),
                        thread.name());
    }
}
