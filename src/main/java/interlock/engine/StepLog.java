package interlock.engine;

import interlock.engine.LogicalThread.Wake;
import interlock.harness.Words;
import org.jspecify.annotations.Nullable;

/// The steps of a replay as lines of its history; without a journal nothing is kept.
final class StepLog {
    private final Names names = new Names();
    private final @Nullable Journal journal;
    private int count;

    /// @param journal nothing unless the schedule is a replay
    StepLog(@Nullable Journal journal) {
        this.journal = journal;
    }

    Names names() {
        return names;
    }

    void step(String op, Object object) {
        if (journal != null) {
            write(op, names.of(object));
        }
    }

    void access(String op, @Nullable Object object, int field) {
        if (journal != null) {
            write(op, Names.variable(object, field));
        }
    }

    void woken(Wake why, Object object) {
        step(
                switch (why) {
                    case TOLD -> "wake";
                    case TIMEOUT -> "timeout";
                    case SPURIOUS -> "spurious";
                    case INTERRUPT -> "interrupt";
                },
                object);
    }

    private void write(String op, String object) {
        if (journal == null) {
            return;
        }
        var thread = Current.scheduler().current();
        var place = Sites.of(thread.site);
        String rest =
                Words.join(
                        Integer.toString(++count),
                        op,
                        object,
                        place.file(),
                        Integer.toString(place.line()));
        journal.remark(thread.id, Words.encode(thread.name()), "step", rest);
    }
}
