package interlock.observe;

import interlock.sandbox.Box;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The kernel threads of one box, seen from outside. Immutable.
public final class Tasks {
    /// The threads HotSpot keeps for itself, by the 15 bytes the kernel keeps of a name.
    private static final Pattern HOUSEKEEPING =
            Pattern.compile(
                    "VM Thread|VM Periodic Tas|Reference Handl|Finalizer|Signal Dispatch"
                            + "|Service Thread|Monitor Deflati|C[12] CompilerThre|Notification Th"
                            + "|Common-Cleaner|Attach Listener|GC Thread#\\d+|G1 .*|Sweeper thread"
                            + "|StringDedupProc|Cleaner-\\d+|process reaper");

    private static final Pattern COMPILER = Pattern.compile("C[12] CompilerThre");

    /// The threads that carry a JVM's virtual threads and go on idling when these have ended.
    private static final Pattern CARRIER =
            Pattern.compile("ForkJoinPool-1-|VirtualThread-u|(Read|Write|Master)-Poller.*");

    private static final String CARRIERS_WAKER = "VirtualThread-u";

    private final ProcFiles files;
    private final Supplier<Set<Long>> pids;

    Tasks(ProcFiles files, Supplier<Set<Long>> pids) {
        this.files = files;
        this.pids = pids;
    }

    public static Tasks of(Box box) {
        return new Tasks(ProcFiles.ofMachine(), box::pids);
    }

    /// All threads now in the box.
    public List<Task> all() {
        var tasks = new ArrayList<Task>();
        for (long pid : pids.get()) {
            for (long tid : files.tids(pid)) {
                files.task(pid, tid).ifPresent(tasks::add);
            }
        }
        return tasks;
    }

    /// All threads but those that a JVM keeps for itself.
    public List<Task> ofExercise() {
        return all().stream().filter(task -> !isHousekeeping(task)).toList();
    }

    public Map<BoxTask, Task> byInside() {
        return all().stream()
                .collect(Collectors.toMap(Task::inside, Function.identity(), (one, _) -> one));
    }

    /// Looks again at a thread seen before; nothing if it has ended since.
    Optional<Task> again(Task task) {
        return files.task(task.pid(), task.tid()).filter(now -> now.inside().equals(task.inside()));
    }

    /// A thread that the JVM keeps for itself switches even when the program sleeps.
    public static boolean isHousekeeping(Task task) {
        return HOUSEKEEPING.matcher(task.name()).matches();
    }

    /// Compilers run beside the program and hold up none of its threads.
    static boolean isCompiler(Task task) {
        return COMPILER.matcher(task.name()).matches();
    }

    /// Those of some threads that carry virtual threads. They are taken for such only beside the
    /// one that wakes them, or a pool of the solution's could pass for them.
    static Set<BoxTask> carriers(Map<BoxTask, String> names) {
        return names.containsValue(CARRIERS_WAKER)
                ? names.entrySet().stream()
                        .filter(each -> CARRIER.matcher(each.getValue()).matches())
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toUnmodifiableSet())
                : Set.of();
    }

    ProcFiles files() {
        return files;
    }

    Set<Long> pids() {
        return pids.get();
    }
}
