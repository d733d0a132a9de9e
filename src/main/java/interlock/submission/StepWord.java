package interlock.submission;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What steps of schedules do, as far as it has a word of its own on screen.
public enum StepWord {
    READ,
    WRITE,
    CAS,
    CAS_FAILS,
    LOCK,
    BLOCKED,
    UNLOCK,
    WAIT,
    WAKE,
    SPURIOUS,
    TIMEOUT,
    INTERRUPT,
    SIGNAL,
    SIGNAL_ALL,
    PARK,
    UNPARK,
    SLEEP,
    YIELD,
    START,
    JOIN,
    EXIT,
    FENCE,
    FREE,
    CALL,
    RETURN,
    RAISE;

    private String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// Engines may know more than we do.
    static Optional<StepWord> of(String op) {
        return Arrays.stream(values()).filter(word -> word.id().equals(op)).findFirst();
    }
}
