package exercise.api;

/// A number that threads share.
public interface Cell {
    long get();

    void set(long value);
}
