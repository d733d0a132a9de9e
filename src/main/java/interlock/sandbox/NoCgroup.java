package interlock.sandbox;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Stands in where control groups cannot be used: follows the process tree, counts what living
/// processes report, and limits neither memory nor the number of processes of the tree.
final class NoCgroup implements Cgroup {
    private volatile Optional<ProcessHandle> root = Optional.empty();
    private final Map<ProcessHandle, Duration> cpu = new HashMap<>();

    @Override
    public void join(long pid) {
        root = ProcessHandle.of(pid);
    }

    private List<ProcessHandle> living() {
        return root.stream()
                .flatMap(top -> Stream.concat(Stream.of(top), top.descendants()))
                .filter(ProcessHandle::isAlive)
                .toList();
    }

    @Override
    public Set<Long> members() {
        return living().stream().map(ProcessHandle::pid).collect(Collectors.toUnmodifiableSet());
    }

    /// The last known time of processes that ended stays counted; user and system are not
    /// told apart.
    @Override
    public synchronized CpuTime cpu() {
        for (var process : living()) {
            process.info().totalCpuDuration().ifPresent(used -> cpu.put(process, used));
        }
        var total = cpu.values().stream().reduce(Duration.ZERO, Duration::plus);
        return new CpuTime(total, total, Duration.ZERO);
    }

    @Override
    public ByteSize memoryPeak() {
        return new ByteSize(0);
    }

    @Override
    public long oomKills() {
        return 0;
    }

    @Override
    public long processLimitHits() {
        return 0;
    }

    @Override
    public Transfer transfer() {
        return new Transfer(new ByteSize(0), new ByteSize(0));
    }

    @Override
    public Duration cpuPressure() {
        return Duration.ZERO;
    }

    /// The pid namespace ends with its first process, which dies with the top one.
    @Override
    public void kill() {
        Signals.kill(members());
    }

    @Override
    public void remove() {}

    record Tree(String reason) implements CgroupTree {
        @Override
        public Capabilities.Cgroups version() {
            return Capabilities.Cgroups.NONE;
        }

        @Override
        public Cgroup create(String name, Bounds bounds) {
            return new NoCgroup();
        }

        @Override
        public void sweep(String node) {}

        @Override
        public List<String> missing() {
            return List.of(
                    reason
                            + " Memory, processes and disk traffic of boxes are not limited and not"
                            + " counted: run as root, or under systemd with"
                            + " Delegate=cpu cpuset io memory pids.");
        }
    }
}
