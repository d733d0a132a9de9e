package interlock.observe;

import interlock.sandbox.SandboxException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Reads what the kernel tells of processes; what vanishes meanwhile is left out. Immutable.
///
/// @param root where the kernel's process files are, `/proc`
record ProcFiles(Path root) {
    /// Field numbers of `stat` behind the name, see proc_pid_stat(5).
    private static final int STATE = 0;

    private static final int PARENT = 1;
    private static final int START = 19;

    private static final int STEAL = 8;

    /// What the kernel counts time in for programs: USER_HZ is 100.
    private static final Duration TICK = Duration.ofMillis(10);

    static ProcFiles ofMachine() {
        return new ProcFiles(Path.of("/proc"));
    }

    List<Long> pids() {
        return numbersIn(root);
    }

    List<Long> tids(long pid) {
        return numbersIn(root.resolve(pid + "/task"));
    }

    Optional<Task> task(long pid, long tid) {
        var folder = root.resolve(pid + "/task/" + tid);
        return read(folder.resolve("status"))
                .flatMap(
                        status ->
                                read(folder.resolve("schedstat"))
                                        .map(schedule -> task(pid, tid, status, schedule)));
    }

    /// @param start in clock ticks since boot: with the pid, it names a process for ever
    record ProcessSeen(
            long pid, long insidePid, long parent, char state, long start, String name) {}

    Optional<ProcessSeen> process(long pid) {
        var folder = root.resolve(Long.toString(pid));
        return read(folder.resolve("stat"))
                .flatMap(
                        stat ->
                                read(folder.resolve("status"))
                                        .map(status -> process(pid, stat, status)));
    }

    /// Time that was stolen from all cores together since boot; the eighth number of the first line
    /// of proc_stat(5).
    Duration stolen() {
        var words = read(root.resolve("stat")).orElse("").lines().findFirst().orElse("");
        var numbers = words.strip().split("\\s+", -1);
        return numbers.length > STEAL
                ? TICK.multipliedBy(Long.parseLong(numbers[STEAL]))
                : Duration.ZERO;
    }

    /// The open descriptors of a process, and what each leads to.
    Map<Integer, String> descriptors(long pid) {
        var found = new TreeMap<Integer, String>();
        var folder = root.resolve(pid + "/fd");
        for (long number : numbersIn(folder)) {
            try {
                var link = Files.readSymbolicLink(folder.resolve(Long.toString(number)));
                found.put((int) number, link.toString());
            } catch (IOException failure) {
                failUnlessGone(folder.resolve(Long.toString(number)), failure);
            }
        }
        return found;
    }

    private static Task task(long pid, long tid, String status, String schedule) {
        var times = schedule.strip().split(" ", -1);
        return new Task(
                pid,
                tid,
                new BoxTask(lastNumber(status, "NStgid"), lastNumber(status, "NSpid")),
                field(status, "Name"),
                field(status, "State").charAt(0),
                Long.parseLong(times[0]),
                Long.parseLong(times[1]),
                lastNumber(status, "voluntary_ctxt_switches"),
                lastNumber(status, "nonvoluntary_ctxt_switches"));
    }

    /// The name stands in parentheses and may hold any character, parentheses included.
    private static ProcessSeen process(long pid, String stat, String status) {
        int open = stat.indexOf('(');
        int close = stat.lastIndexOf(')');
        var fields = Arrays.asList(stat.substring(close + 2).strip().split(" ", -1));
        return new ProcessSeen(
                pid,
                lastNumber(status, "NStgid"),
                Long.parseLong(fields.get(PARENT)),
                fields.get(STATE).charAt(0),
                Long.parseLong(fields.get(START)),
                stat.substring(open + 1, close));
    }

    private static String field(String status, String key) {
        int at = status.startsWith(key + ":") ? 0 : status.indexOf("\n" + key + ":") + 1;
        if (at == 0 && !status.startsWith(key + ":")) {
            throw new SandboxException("the kernel does not tell '%s'".formatted(key));
        }
        int end = status.indexOf('\n', at);
        return status.substring(at + key.length() + 1, end < 0 ? status.length() : end).strip();
    }

    private static long lastNumber(String status, String key) {
        var numbers = field(status, key).split("\\s+", -1);
        return Long.parseLong(numbers[numbers.length - 1]);
    }

    private List<Long> numbersIn(Path folder) {
        var numbers = new ArrayList<Long>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, "[0-9]*")) {
            entries.forEach(entry -> numbers.add(Long.valueOf(entry.getFileName().toString())));
        } catch (DirectoryIteratorException failure) {
            var cause = failure.getCause();
            failUnlessGone(folder, cause == null ? new IOException(failure) : cause);
        } catch (IOException failure) {
            failUnlessGone(folder, failure);
        }
        return numbers;
    }

    private static Optional<String> read(Path file) {
        try {
            var bytes = Files.readAllBytes(file);
            return bytes.length == 0
                    ? Optional.empty()
                    : Optional.of(new String(bytes, StandardCharsets.ISO_8859_1));
        } catch (IOException failure) {
            failUnlessGone(file, failure);
            return Optional.empty();
        }
    }

    /// A task may end between any two calls; then its files are not there, or cannot be read.
    private static void failUnlessGone(Path file, IOException failure) {
        boolean isGone = failure instanceof NoSuchFileException || !Files.exists(file);
        boolean isEnded = String.valueOf(failure.getMessage()).contains("No such process");
        if (!isGone && !isEnded) {
            throw new SandboxException(file + " cannot be read", failure);
        }
    }
}
