package exercise.api;

/// Holds a number that several JVMs count up.
public interface Store {
    long load();

    /// @throws StoreRefused if the store refused: the number in it is what it was
    void save(long value) throws StoreRefused;
}
