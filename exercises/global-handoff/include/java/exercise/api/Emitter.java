package exercise.api;

/// What the threads do in turn.
@FunctionalInterface
public interface Emitter {
    /// @param thread from 0
    /// @param round from 0
    void emit(int thread, int round) throws EmitFailed;
}
