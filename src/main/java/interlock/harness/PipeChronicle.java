package interlock.harness;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/// The history of a process in real time, one `write` call a line; used by any number of threads
/// and processes at the same time without a lock, for the kernel keeps short writes to a pipe
/// whole.
final class PipeChronicle implements Chronicle {
    private static final Path SELF = Path.of("/proc/thread-self");
    private static final long VIRTUAL = 1_000_000_000L;
    private static final ThreadLocal<String> TASK = new ThreadLocal<>();

    private final OutputStream history;
    private final Requests requests;
    private final Lock asking = new ReentrantLock();

    PipeChronicle(OutputStream history, Requests requests) {
        this.history = history;
        this.requests = requests;
    }

    @Override
    public void line(String thread, String kind, String rest) {
        String time = Long.toString(System.nanoTime());
        byte[] line = HistoryLines.bytes(time + ' ' + task(), thread, kind, rest);
        try {
            history.write(line);
        } catch (IOException grader) {
            Runtime.getRuntime().halt(Harness.STATUS_GRADER_GONE);
        }
    }

    /// Further threads that ask wait their turn.
    @Override
    public List<String> ask(String thread, String words) {
        asking.lock();
        try {
            line(thread, "ask", words);
            List<String> answer = requests.next();
            if (answer.isEmpty() || !answer.getFirst().equals("answer")) {
                throw new ScriptException("expected an answer, got '" + answer + "'");
            }
            return answer.subList(1, answer.size());
        } finally {
            asking.unlock();
        }
    }

    /// Process and thread id as the kernel numbers them here. A virtual thread changes its kernel
    /// thread, so it has a number of its own, beyond all that the kernel gives.
    private static String task() {
        String task = TASK.get();
        if (task == null) {
            task = kernelTask();
            Thread thread = Thread.currentThread();
            if (thread.isVirtual()) {
                String process = task.substring(0, task.indexOf(' ') + 1);
                task = process + (VIRTUAL + thread.threadId());
            }
            TASK.set(task);
        }
        return task;
    }

    private static String kernelTask() {
        try {
            return Files.readSymbolicLink(SELF).toString().replace("/task/", " ");
        } catch (IOException noProc) {
            throw new ScriptException("/proc/thread-self cannot be read: " + noProc);
        }
    }
}
