package interlock.history;

import java.util.List;

/// One line that a harness wrote.
///
/// @param timeNanos monotonic clock of the machine
/// @param pid as numbered inside the box
/// @param tid kernel thread id as numbered inside the box
/// @param thread name of the script thread, or what the harness calls a thread it did not start
/// @param words what follows the kind, decoded
public record Event(
        long timeNanos, long pid, long tid, String thread, Kind kind, List<String> words) {
    public Event {
        words = List.copyOf(words);
    }

    public enum Kind {
        READY,
        BEGIN,
        THREAD,
        CALL,
        RETURN,
        RAISE,
        LOG,
        ASK,
        EXIT,
        END,
        FATAL
    }
}
