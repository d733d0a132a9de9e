package interlock.history;

import interlock.history.Event.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One operation of one thread, from its call to its end. Operations that never ended are kept:
/// they may or may not have taken effect.
///
/// The recorded interval contains the real one, since the clock is read before the operation
/// starts and again after it ended.
///
/// @param name of the operation, without `call:` for those of a harness object
/// @param args its arguments
/// @param call the line written before it
/// @param end the line written after it, or nothing if it never ended
public record Operation(String name, List<String> args, Event call, @Nullable Event end) {
    private static final String LOG_CALL = "call:";
    private static final String LOG_RETURN = "return:";

    public Operation {
        args = List.copyOf(args);
    }

    /// The operations of all threads on the object under test, by time of call. Ends without a
    /// call are left out here, `well-formed` reports them.
    public static List<Operation> of(History history) {
        var pairs = new Pairs();
        for (var event : history.events()) {
            switch (event.kind()) {
                case CALL -> pairs.call(event, event.words().getFirst(), 1);
                case RETURN, RAISE -> pairs.end(event, event.words().getFirst());
                case READY, BEGIN, THREAD, LOG, ASK, ANSWER, EXIT, END, FATAL -> {}
            }
        }
        return pairs.operations();
    }

    /// The uses of one harness object, by time of call.
    public static List<Operation> on(String object, History history) {
        var pairs = new Pairs();
        for (var event : history.events()) {
            if (event.kind() != Kind.LOG || !event.words().getFirst().equals(object)) {
                continue;
            }
            var use = event.words().get(1);
            if (use.startsWith(LOG_CALL)) {
                pairs.call(event, use.substring(LOG_CALL.length()), 2);
            } else if (use.startsWith(LOG_RETURN)) {
                pairs.end(event, use.substring(LOG_RETURN.length()));
            }
        }
        return pairs.operations();
    }

    public String thread() {
        return call.thread();
    }

    /// Names the kernel thread in the box.
    TaskNumber task() {
        return new TaskNumber(call.pid(), call.tid());
    }

    record TaskNumber(long pid, long tid) {}

    public long calledNanos() {
        return call.timeNanos();
    }

    /// When it had ended, or the end of time.
    public long endedNanos() {
        return end == null ? Long.MAX_VALUE : end.timeNanos();
    }

    /// Whether it was over before the other began.
    public boolean precedes(Operation other) {
        return endedNanos() < other.calledNanos();
    }

    /// The words it returned; nothing if it never ended or raised an exception. Either way it may
    /// have taken effect.
    public Optional<List<String>> result() {
        if (end == null || end.kind() == Kind.RAISE) {
            return Optional.empty();
        }
        return Optional.of(end.words().subList(end.kind() == Kind.LOG ? 2 : 1, end.words().size()));
    }

    /// The first word it returned, empty if it returned none or did not return.
    public String answer() {
        return result().filter(words -> !words.isEmpty()).map(List::getFirst).orElse("");
    }

    public boolean hasReturned() {
        return result().isPresent();
    }

    public boolean isPending() {
        return end == null;
    }

    /// The same operation as it looked at an earlier time.
    Operation asOf(long nanos) {
        return endedNanos() > nanos ? new Operation(name, args, call, null) : this;
    }

    /// Confined to one reading of a history.
    private static final class Pairs {
        private record Open(Event call, String name, int skip) {
            Operation ended(@Nullable Event end) {
                var words = call.words();
                return new Operation(name, words.subList(skip, words.size()), call, end);
            }
        }

        private final Map<TaskNumber, Open> open = new HashMap<>();
        private final List<Operation> closed = new ArrayList<>();

        void call(Event call, String name, int skip) {
            var before = open.put(numberOf(call), new Open(call, name, skip));
            if (before != null) {
                closed.add(before.ended(null));
            }
        }

        void end(Event end, String name) {
            var begun = open.get(numberOf(end));
            if (begun != null && begun.name().equals(name)) {
                open.remove(numberOf(end));
                closed.add(begun.ended(end));
            }
        }

        private static TaskNumber numberOf(Event event) {
            return new TaskNumber(event.pid(), event.tid());
        }

        List<Operation> operations() {
            var all = new ArrayList<>(closed);
            open.values().forEach(begun -> all.add(begun.ended(null)));
            all.sort(Comparator.comparingLong(Operation::calledNanos));
            return List.copyOf(all);
        }
    }
}
