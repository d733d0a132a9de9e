package exercise.api;

/// The pool is shut down and takes no tasks.
public final class PoolClosed extends RuntimeException {
    private static final long serialVersionUID = 1;
}
