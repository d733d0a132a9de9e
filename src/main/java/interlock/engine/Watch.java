package interlock.engine;

import interlock.harness.Words;
import java.util.EnumSet;
import java.util.Set;

/// Sees to it that what the scheduler cannot control ends the process with a verdict that says so:
/// threads of the JDK's own that run the candidate's code, and calls that block the carrier.
final class Watch implements Runnable {
    private static final int STATUS_UNCONTROLLED = 75;
    private static final long GLANCE_MILLIS = 200;
    private static final int GLANCES_MAX = 10;
    private static final Set<Thread.State> BLOCKED =
            EnumSet.of(Thread.State.WAITING, Thread.State.TIMED_WAITING, Thread.State.BLOCKED);

    private final Output output;
    private final Journal journal;
    private final Thread carrier = Thread.currentThread();

    /// Made by the thread that is to be watched.
    Watch(Output output, Journal journal) {
        this.output = output;
        this.journal = journal;
    }

    void begin() {
        Current.watch(carrier, thread -> end("thread-" + thread.getName()));
        var watching = new Thread(this, "watch");
        watching.setDaemon(true);
        watching.start();
    }

    /// A carrier that blocks while a schedule runs can only have been blocked by a call that the
    /// scheduler does not know: it blocks by leaving a strand, never by waiting.
    @Override
    public void run() {
        long seen = -1;
        int glances = 0;
        while (pause()) {
            long steps = Current.stepsSeen();
            boolean stuck = steps >= 0 && steps == seen && BLOCKED.contains(carrier.getState());
            glances = stuck ? glances + 1 : 0;
            seen = steps;
            if (glances == GLANCES_MAX) {
                end("blocked-in-" + where());
            }
        }
    }

    private String where() {
        for (var frame : carrier.getStackTrace()) {
            if (!frame.getClassName().startsWith("jdk.")) {
                return frame.getClassName() + '.' + frame.getMethodName();
            }
        }
        return "native-code";
    }

    private static boolean pause() {
        try {
            Thread.sleep(GLANCE_MILLIS);
            return true;
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void end(String what) {
        output.write(journal.cut(Words.encode(what)));
        Runtime.getRuntime().halt(STATUS_UNCONTROLLED);
    }
}
