package interlock.engine;

/// When the waits and sleeps of a schedule may end by themselves.
enum Timing {
    /// At any moment, and waits that may wake for no reason do.
    EARLY,
    /// Sleeps at any moment, a limit only when it is over.
    SLEEPS_EARLY,
    /// When their time has come, in that order; yet some waits wake for no reason before.
    PUNCTUAL;

    static Timing of(long k) {
        return values()[(int) (k % values().length)];
    }
}
