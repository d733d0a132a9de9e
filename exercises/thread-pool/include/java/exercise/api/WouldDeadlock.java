package exercise.api;

/// The only worker of a pool cannot wait for the pool.
public final class WouldDeadlock extends RuntimeException {
    private static final long serialVersionUID = 1;
}
