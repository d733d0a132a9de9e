package exercise.api;

/// The difference between excluding each other and taking turns.
public interface HandoffApi {
    /// Starts k threads, each of which adds one to the cell so many times, in any order; returns
    /// when all have ended.
    void exclusive(int k, int rounds, Cell cell) throws InterruptedException;

    /// Starts k threads; thread i calls `emit(i, r)` for r = 0, 1, … The calls come in the order
    /// (0,0), (1,0), … (k−1,0), (0,1), … and do not overlap. Returns when all threads have ended.
    ///
    /// @throws EmitFailed the one that `emit` threw; no further call was made
    void alternate(int k, int rounds, Emitter emitter) throws EmitFailed, InterruptedException;
}
