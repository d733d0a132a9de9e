package interlock.sandbox;

/// The sandbox failed: the platform's fault, to be tried again, never the candidate's.
public class SandboxException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public SandboxException(String message) {
        super(message);
    }

    public SandboxException(String message, Throwable cause) {
        super(message, cause);
    }
}
