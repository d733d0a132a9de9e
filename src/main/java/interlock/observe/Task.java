package interlock.observe;

/// A kernel thread at one instant, as /proc shows it.
///
/// @param pid as numbered outside
/// @param tid as numbered outside
/// @param inside its numbers in the box
/// @param name up to 15 bytes, chosen by the program
/// @param state one letter: R runnable, S asleep, D in IO, T stopped, Z ended
/// @param onCpuNanos time on a core so far
/// @param runDelayNanos time runnable without a core so far, booked when it gets one
/// @param switches voluntary context switches so far
/// @param preemptions involuntary context switches so far
public record Task(
        long pid,
        long tid,
        BoxTask inside,
        String name,
        char state,
        long onCpuNanos,
        long runDelayNanos,
        long switches,
        long preemptions) {

    public boolean isAsleep() {
        return state == 'S';
    }

    public boolean isStopped() {
        return state == 'T';
    }

    /// Nothing of it is left but its number, until somebody waits for it.
    public boolean hasEnded() {
        return state == 'Z' || state == 'X';
    }

    public boolean isRunnable() {
        return state == 'R';
    }

    /// Whether it did nothing at all between an earlier look and this one.
    boolean isUnchangedSince(Task earlier) {
        return tid == earlier.tid
                && pid == earlier.pid
                && state == earlier.state
                && onCpuNanos == earlier.onCpuNanos
                && switches == earlier.switches
                && preemptions == earlier.preemptions;
    }
}
