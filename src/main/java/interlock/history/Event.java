package interlock.history;

import java.util.List;

/// One line that a harness wrote, or the grader's answer to one.
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
        /// Written by the grader alone, when it answers an ask: the words of the ask, with only
        /// those threads that it saw asleep. Its time is the grader's reading of the same clock.
        ANSWER,
        EXIT,
        END,
        FATAL
    }
}
