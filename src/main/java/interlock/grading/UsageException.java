package interlock.grading;

/// A command cannot do what it was asked for; the message says what to change.
final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UsageException(String message) {
        super(message);
    }
}
