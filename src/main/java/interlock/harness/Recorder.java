package interlock.harness;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Objects;

/// Writes the history for the threads of the script and for an exercise's harness objects.
///
/// `System.out` becomes `System.err` and `System.in` becomes empty as soon as a process has its
/// own: what the candidate prints never mixes into the history.
public final class Recorder {
    static final int LINE_BYTES_MAX = HistoryLines.LINE_BYTES_MAX;

    private static final int MESSAGE_CHARACTERS_MAX = 300;
    private static final ThreadLocal<String> NAME = new ThreadLocal<>();

    private final Chronicle chronicle;

    public Recorder(Chronicle chronicle) {
        this.chronicle = chronicle;
    }

    /// The history of this process, over the descriptors it was started with.
    ///
    /// @param thread what the history calls the calling thread
    static Recorder open(String thread, Requests requests) {
        var chronicle = new PipeChronicle(new FileOutputStream(FileDescriptor.out), requests);
        claimStreams();
        name(thread);
        return new Recorder(chronicle);
    }

    /// From now on standard output and input are not the candidate's.
    public static void claimStreams() {
        System.setOut(new PrintStream(new FileOutputStream(FileDescriptor.err), true));
        System.setIn(InputStream.nullInputStream());
    }

    /// The recorder of a process started with [ChildJvm]: the first thing its `main` does.
    ///
    /// @param thread what the history calls the calling thread: letters and digits
    public static Recorder forChild(String thread) {
        return open(thread, Requests.standard());
    }

    /// Writes that a harness object was used.
    ///
    /// @param op `call:` or `return:` and the operation
    public void log(String object, String op, String... words) {
        write("log", Words.join(object, op) + (words.length == 0 ? "" : ' ' + Words.join(words)));
    }

    /// Asks the grader and waits for its answer; further threads that ask wait their turn.
    public List<String> ask(String what, List<String> args) {
        String rest = args.isEmpty() ? "" : ' ' + Words.join(args);
        return chronicle.ask(threadName(), Words.encode(what) + rest);
    }

    /// What the history calls the current thread: its name in the script, or `-`.
    public static String threadName() {
        String name = NAME.get();
        return name == null ? "-" : name;
    }

    /// Names the calling thread.
    public static void name(String thread) {
        NAME.set(thread);
    }

    public void write(String kind) {
        write(kind, "");
    }

    /// @param rest encoded words, or nothing
    public void write(String kind, String rest) {
        chronicle.line(threadName(), kind, rest);
    }

    /// An operation ended with an exception that the contract does not name; its trace goes to
    /// standard error for the candidate to read.
    public void raise(String op, Throwable thrown) {
        thrown.printStackTrace();
        String message = chronicle.message(Objects.requireNonNullElse(thrown.getMessage(), ""));
        if (message.length() > MESSAGE_CHARACTERS_MAX) {
            message = message.substring(0, MESSAGE_CHARACTERS_MAX);
        }
        write("raise", Words.join(op, thrown.getClass().getName(), message));
    }
}
