package interlock.engine;

import interlock.harness.Script;
import interlock.harness.Words;

/// Sees to it that what the scheduler cannot control ends the process with a verdict that says so:
/// threads of the JDK's own that run the candidate's code, and calls that block the carrier.
final class Watch {
    private static final int STATUS_UNCONTROLLED = 75;

    private final Output output;
    private final Journal journal;

    Watch(Output output, Journal journal) {
        this.output = output;
        this.journal = journal;
    }

    void begin() {
        Current.watch(Thread.currentThread(), thread -> end("thread-" + thread.getName()));
    }

    private void end(String what) {
        output.write(journal.cut(Words.encode(what)));
        Runtime.getRuntime().halt(STATUS_UNCONTROLLED);
    }
}
