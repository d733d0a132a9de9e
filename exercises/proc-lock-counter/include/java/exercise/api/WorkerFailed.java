package exercise.api;

import java.io.IOException;

/// So many increments were not done, because the store refused them.
public final class WorkerFailed extends IOException {
    private static final long serialVersionUID = 1L;

    private final int failures;

    public WorkerFailed(int failures) {
        super(failures + " increments were not done");
        this.failures = failures;
    }

    public int failures() {
        return failures;
    }
}
