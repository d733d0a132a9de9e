package interlock.observe;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongConsumer;

/// A tree of process files in a folder, and a clock that moves only when somebody pauses: then
/// what was scripted happens. Numbers inside the box are those outside less 1000.
final class FakeProc implements Pace {
    private final Path root;
    private final Map<Long, Long> processOf = new LinkedHashMap<>();
    private long now = 1_000_000_000L;
    private LongConsumer whenPaused = _ -> {};

    FakeProc(Path root) {
        this.root = root;
    }

    /// @param script gets the milliseconds since the begin, after each pause
    void whenPaused(LongConsumer script) {
        whenPaused = script;
    }

    @Override
    public long nanos() {
        return now;
    }

    @Override
    public void pause(Duration length) {
        now += length.toNanos();
        whenPaused.accept((now - 1_000_000_000L) / 1_000_000);
    }

    Tasks tasks() {
        return new Tasks(new ProcFiles(root), this::pids);
    }

    private Set<Long> pids() {
        return new TreeSet<>(processOf.values());
    }

    void sleeping(long pid, long tid, String name) {
        task(pid, tid, name, 'S', 5_000_000, 100_000, 7);
    }

    void task(long pid, long tid, String name, char state, long onCpu, long delay, long switches) {
        processOf.put(tid, pid);
        var folder = root.resolve(pid + "/task/" + tid);
        write(
                folder.resolve("status"),
                """
                Name:\t%s
                State:\t%c (state)
                Tgid:\t%d
                NStgid:\t%d\t%d
                NSpid:\t%d\t%d
                voluntary_ctxt_switches:\t%d
                nonvoluntary_ctxt_switches:\t0
                """
                        .formatted(name, state, pid, pid, pid - 1000, tid, tid - 1000, switches));
        write(folder.resolve("schedstat"), "%d %d 1\n".formatted(onCpu, delay));
        if (pid == tid) {
            process(pid, 1, name, state);
        }
    }

    /// A process that is in no control group, as ended ones are.
    void process(long pid, long parent, String name, char state) {
        var folder = root.resolve(Long.toString(pid));
        write(
                folder.resolve("stat"),
                "%d (%s) %c %d 0 0 0 -1 0 0 0 0 0 0 0 0 0 20 0 1 0 %d 0 0\n"
                        .formatted(pid, name, state, parent, pid * 10));
        write(
                folder.resolve("status"),
                "Name:\t%s\nNStgid:\t%d\t%d\n".formatted(name, pid, pid - 1000));
    }

    ProcFiles files() {
        return new ProcFiles(root);
    }

    void stolen(int ticks) {
        write(root.resolve("stat"), "cpu  1 2 3 4 5 6 7 %d 0 0\ncpu0 1 2 3 4\n".formatted(ticks));
    }

    void ended(long pid, long tid) {
        processOf.remove(tid);
        delete(root.resolve(pid + "/task/" + tid + "/status"));
        delete(root.resolve(pid + "/task/" + tid + "/schedstat"));
        delete(root.resolve(pid + "/task/" + tid));
    }

    void reaped(long pid) {
        delete(root.resolve(pid + "/stat"));
    }

    void open(long pid, int descriptor, String target) {
        var link = root.resolve(pid + "/fd/" + descriptor);
        try {
            Files.createDirectories(link.getParent());
            Files.createSymbolicLink(link, Path.of(target));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
