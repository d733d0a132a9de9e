package interlock.harness;

/// A script asks for what cannot be done: a fault of the exercise or the grader, never of the
/// candidate. It ends the process with a `fatal` line.
public final class ScriptException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ScriptException(String message) {
        super(message);
    }

    /// For the branch of an adapter that knows no such operation.
    public static ScriptException unknown(String op) {
        return new ScriptException("unknown operation '" + op + "'");
    }
}
