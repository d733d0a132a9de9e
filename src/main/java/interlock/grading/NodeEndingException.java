package interlock.grading;

/// This node is told to end while it grades: the job goes back to the queue.
final class NodeEndingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NodeEndingException() {
        super("the node is ending");
    }
}
