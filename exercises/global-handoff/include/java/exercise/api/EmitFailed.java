package exercise.api;

/// A turn could not be taken.
public final class EmitFailed extends Exception {
    private static final long serialVersionUID = 1;

    public EmitFailed(String message) {
        super(message);
    }
}
