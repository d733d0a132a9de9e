package interlock.sandbox;

/// How a run ended.
public sealed interface Outcome {
    record Exited(int code) implements Outcome {}

    record Signalled(int signal) implements Outcome {}

    record TimedOut(Clock clock) implements Outcome {}

    record OutOfMemory() implements Outcome {}

    record OutputLimit() implements Outcome {}

    /// Ended by the grader, which had seen enough.
    record Killed() implements Outcome {}

    enum Clock {
        CPU,
        WALL
    }

    default boolean isSuccess() {
        return this instanceof Exited(int code) && code == 0;
    }
}
