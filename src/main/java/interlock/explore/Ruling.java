package interlock.explore;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// How a schedule ended, as its engine says.
enum Ruling {
    /// All threads ended: whether the history is right is for the checks.
    DONE,
    /// No thread can go on.
    DEADLOCK,
    /// The threads go on for ever without getting anywhere.
    LIVELOCK,
    /// The program ended before its script did; a `raise` before it says how.
    CRASHED,
    /// Something ran or blocked that the engine cannot control.
    UNCONTROLLED;

    static Optional<Ruling> of(String written) {
        return Arrays.stream(values())
                .filter(ruling -> ruling.name().toLowerCase(Locale.ROOT).equals(written))
                .findFirst();
    }
}
