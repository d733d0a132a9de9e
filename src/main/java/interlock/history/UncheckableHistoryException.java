package interlock.history;

/// A check cannot decide about a history: a case that is too large, or an operation its model does
/// not know. The exercise author's fault, never a pass.
public class UncheckableHistoryException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UncheckableHistoryException(String message) {
        super(message);
    }
}
