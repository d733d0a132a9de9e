package interlock.history;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

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
        FATAL;

        private static final Map<String, Kind> OF_HARNESS =
                Arrays.stream(values())
                        .filter(kind -> kind != ANSWER)
                        .collect(
                                Collectors.toUnmodifiableMap(
                                        kind -> kind.name().toLowerCase(Locale.ROOT),
                                        kind -> kind));

        /// The kind that a harness writes as this word.
        static Optional<Kind> ofHarness(String word) {
            return Optional.ofNullable(OF_HARNESS.get(word));
        }
    }
}
