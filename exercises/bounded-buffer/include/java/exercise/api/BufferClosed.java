package exercise.api;

/// The buffer is closed: nothing can be put, or nothing is left to take.
public final class BufferClosed extends Exception {
    private static final long serialVersionUID = 1L;

    public BufferClosed() {
        super("the buffer is closed");
    }
}
