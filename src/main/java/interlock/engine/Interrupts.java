package interlock.engine;

/// The interrupt status of logical threads.
final class Interrupts {
    private Interrupts() {}

    /// What a call that can be interrupted does first.
    static void check(LogicalThread thread) throws InterruptedException {
        if (thread.interrupted) {
            thread.interrupted = false;
            throw new InterruptedException();
        }
    }
}
