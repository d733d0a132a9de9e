package interlock.observe;

import interlock.observe.ProcFiles.ProcessSeen;
import interlock.verdict.Finding;
import interlock.verdict.FindingKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// What a case left behind in its box: processes, threads and open files that were not there before
/// it began. Immutable: the state before is the baseline.
public final class LeftOvers {
    /// Files that a runtime opens for itself at its own time.
    private static final Pattern RUNTIME =
            Pattern.compile(
                    "/usr/.*|/etc/.*|/dev/u?random|/proc/.*|/sys/.*|/in/.*|.*/hsperfdata.*");

    private final Tasks tasks;
    private final Set<ProcessSeen> processes;
    private final Set<BoxTask> threads;
    private final Map<Long, Map<Integer, String>> files;

    private LeftOvers(Tasks tasks, Snapshot snapshot) {
        this.tasks = tasks;
        this.processes = snapshot.processes;
        this.threads = snapshot.threads;
        this.files = snapshot.files;
    }

    /// Takes the baseline; to be called while the harness waits for its next request.
    public static LeftOvers since(Tasks tasks) {
        return new LeftOvers(tasks, Snapshot.of(tasks));
    }

    private record Snapshot(
            Set<ProcessSeen> processes,
            Set<BoxTask> threads,
            Map<Long, Map<Integer, String>> files,
            Map<BoxTask, String> names) {
        static Snapshot of(Tasks tasks) {
            var processes = new HashSet<ProcessSeen>();
            var files = new HashMap<Long, Map<Integer, String>>();
            for (long pid : tasks.pids()) {
                tasks.files().process(pid).map(LeftOvers::lasting).ifPresent(processes::add);
                files.put(pid, tasks.files().descriptors(pid));
            }
            var names = new HashMap<BoxTask, String>();
            tasks.ofExercise().forEach(task -> names.put(task.inside(), task.name()));
            return new Snapshot(processes, Set.copyOf(names.keySet()), files, names);
        }
    }

    /// Without what changes while a process lives.
    private static ProcessSeen lasting(ProcessSeen process) {
        return new ProcessSeen(process.pid(), process.insidePid(), 0, ' ', process.start(), "");
    }

    /// Looks once; to be called after the case has ended and its threads had time to go.
    public List<Finding> findings() {
        var now = Snapshot.of(tasks);
        var newProcesses = new HashSet<>(now.processes);
        newProcesses.removeAll(processes);
        var newPids = new TreeSet<Long>();
        newProcesses.forEach(process -> newPids.add(process.pid()));
        var findings = new ArrayList<Finding>();
        add(findings, "observe.left-processes", processLines(newProcesses));
        add(findings, "observe.left-threads", threadLines(now, newProcesses));
        add(findings, "observe.left-files", fileLines(now, newPids));
        return findings;
    }

    private static void add(List<Finding> findings, String message, List<String> lines) {
        if (!lines.isEmpty()) {
            var values = Map.of("count", String.valueOf(lines.size()));
            findings.add(new Finding(FindingKind.LEAK, message, values).withEvidence(lines));
        }
    }

    private List<String> processLines(Set<ProcessSeen> left) {
        return left.stream()
                .map(process -> tasks.files().process(process.pid()).orElse(process))
                .map(process -> "process %d (%s)".formatted(process.insidePid(), process.name()))
                .map(LeftOvers::printable)
                .sorted()
                .toList();
    }

    /// Threads of processes that were there before; those of new ones are told as processes.
    private List<String> threadLines(Snapshot now, Set<ProcessSeen> newProcesses) {
        var newInside = new HashSet<Long>();
        newProcesses.forEach(process -> newInside.add(process.insidePid()));
        var carriers = Tasks.carriers(now.names);
        return now.threads.stream()
                .filter(thread -> !threads.contains(thread))
                .filter(thread -> !carriers.contains(thread))
                .filter(thread -> !newInside.contains(thread.pid()))
                .map(thread -> "thread %s (%s)".formatted(thread, now.names.get(thread)))
                .map(LeftOvers::printable)
                .sorted()
                .toList();
    }

    private List<String> fileLines(Snapshot now, Set<Long> newPids) {
        var lines = new ArrayList<String>();
        now.files.forEach(
                (pid, open) -> {
                    var before = files.getOrDefault(pid, Map.of());
                    open.forEach(
                            (number, target) -> {
                                boolean isNew = !target.equals(before.get(number));
                                boolean isRuntime = RUNTIME.matcher(target).matches();
                                if (isNew && !isRuntime && !newPids.contains(pid)) {
                                    lines.add(
                                            printable(
                                                    "descriptor %d → %s"
                                                            .formatted(number, target)));
                                }
                            });
                });
        return lines.stream().sorted().toList();
    }

    private static String printable(String line) {
        return line.replaceAll("\\p{Cntrl}", "·");
    }
}
