package interlock.harness;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/// Writes the history, one `write` call a line; used by any number of threads and processes at
/// the same time without a lock, for the kernel keeps short writes to a pipe whole.
///
/// `System.out` becomes `System.err` and `System.in` becomes empty as soon as a recorder exists:
/// what the candidate prints never mixes into the history.
public final class Recorder {
    /// Longest line in bytes, line end included. A longer one ends with the word `...`.
    static final int LINE_BYTES_MAX = 4000;

    private static final int MESSAGE_CHARACTERS_MAX = 300;
    private static final String CUT = " ...";
    private static final Path SELF = Path.of("/proc/thread-self");
    private static final ThreadLocal<String> NAME = new ThreadLocal<>();
    private static final ThreadLocal<String> TASK = new ThreadLocal<>();

    private final OutputStream history;
    private final Requests requests;
    private final Lock asking = new ReentrantLock();

    Recorder(OutputStream history, InputStream requests) {
        this.history = history;
        this.requests = new Requests(requests);
    }

    /// The recorder of this process, over the descriptors it was started with.
    ///
    /// @param thread what the history calls the calling thread
    static Recorder open(String thread) {
        var recorder =
                new Recorder(
                        new FileOutputStream(FileDescriptor.out),
                        new FileInputStream(FileDescriptor.in));
        System.setOut(new PrintStream(new FileOutputStream(FileDescriptor.err), true));
        System.setIn(InputStream.nullInputStream());
        name(thread);
        return recorder;
    }

    /// The recorder of a process started with [ChildJvm]: the first thing its `main` does.
    ///
    /// @param thread what the history calls the calling thread: letters and digits
    public static Recorder forChild(String thread) {
        return open(thread);
    }

    /// Writes that a harness object was used.
    ///
    /// @param op `call:` or `return:` and the operation
    public void log(String object, String op, String... words) {
        write("log", Words.join(object, op) + (words.length == 0 ? "" : ' ' + Words.join(words)));
    }

    /// Asks the grader and waits for its answer; further threads that ask wait their turn.
    public List<String> ask(String what, List<String> args) {
        asking.lock();
        try {
            String rest = args.isEmpty() ? "" : ' ' + Words.join(args);
            write("ask", Words.encode(what) + rest);
            List<String> words = requests.next();
            if (words.isEmpty() || !words.getFirst().equals("answer")) {
                throw new ScriptException("expected an answer, got '" + words + "'");
            }
            return words.subList(1, words.size());
        } finally {
            asking.unlock();
        }
    }

    /// What the history calls the current thread: its name in the script, or `-`.
    public static String threadName() {
        String name = NAME.get();
        return name == null ? "-" : name;
    }

    static void name(String thread) {
        NAME.set(thread);
    }

    Requests requests() {
        return requests;
    }

    void write(String kind) {
        write(kind, "");
    }

    /// @param rest encoded words, or nothing
    void write(String kind, String rest) {
        long time = System.nanoTime();
        var line = new StringBuilder(64 + rest.length());
        line.append(time).append(' ').append(task()).append(' ').append(threadName());
        line.append(' ').append(kind);
        if (!rest.isEmpty()) {
            line.append(' ').append(rest);
        }
        try {
            history.write(bytes(line));
        } catch (IOException grader) {
            Runtime.getRuntime().halt(Harness.STATUS_GRADER_GONE);
        }
    }

    /// An operation ended with an exception that the contract does not name; its trace goes to
    /// standard error for the candidate to read.
    void raise(String op, Throwable thrown) {
        thrown.printStackTrace();
        String message = Objects.requireNonNullElse(thrown.getMessage(), "");
        if (message.length() > MESSAGE_CHARACTERS_MAX) {
            message = message.substring(0, MESSAGE_CHARACTERS_MAX);
        }
        write("raise", Words.join(op, thrown.getClass().getName(), message));
    }

    private static byte[] bytes(StringBuilder line) {
        for (int i = 0; i < line.length(); i++) {
            if (line.charAt(i) < ' ') {
                line.replace(i, i + 1, Words.encode(line.substring(i, i + 1)));
            }
        }
        byte[] bytes = line.append('\n').toString().getBytes(StandardCharsets.UTF_8);
        if (bytes.length <= LINE_BYTES_MAX) {
            return bytes;
        }
        int end = LINE_BYTES_MAX - CUT.length() - 1;
        while (bytes[end] != ' ') {
            end--;
        }
        return (new String(bytes, 0, end, StandardCharsets.UTF_8) + CUT + '\n')
                .getBytes(StandardCharsets.UTF_8);
    }

    /// Process and thread id as the kernel numbers them here. A virtual thread changes its kernel
    /// thread, so only that of a platform thread is remembered.
    private static String task() {
        String task = TASK.get();
        if (task == null) {
            try {
                task = Files.readSymbolicLink(SELF).toString().replace("/task/", " ");
            } catch (IOException noProc) {
                throw new ScriptException("/proc/thread-self cannot be read: " + noProc);
            }
            if (!Thread.currentThread().isVirtual()) {
                TASK.set(task);
            }
        }
        return task;
    }
}
