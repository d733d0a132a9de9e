package interlock.sandbox;

import java.time.Duration;
import java.util.Set;

/// The kernel's view of one group of processes: what they used, and the sure way to end them.
sealed interface Cgroup permits CgroupV1, CgroupV2, NoCgroup {
    void join(long pid);

    Set<Long> members();

    CpuTime cpu();

    /// The most memory used at one time, page cache and tmpfs included.
    ByteSize memoryPeak();

    /// Processes killed because the memory limit was reached.
    long oomKills();

    /// Forks and clones refused because of the limit on processes.
    long processLimitHits();

    Transfer transfer();

    /// Time in which some process of the group waited for a core; zero if the kernel does not say.
    Duration cpuPressure();

    /// Sends SIGKILL to all members, and to whatever they fork meanwhile.
    void kill();

    /// Removes the empty group.
    void remove();

    record CpuTime(Duration total, Duration user, Duration system) {}

    /// What was read from and written to block devices.
    record Transfer(ByteSize read, ByteSize written) {}

    /// What a group may use.
    ///
    /// @param weight share of a contended core, relative to other groups; 100 is usual
    record Bounds(Set<Integer> cpus, ByteSize memory, int processes, int weight) {
        static final int USUAL_WEIGHT = 100;

        /// The kernel's list format: `0,3`.
        String cpuList() {
            return String.join(",", cpus.stream().sorted().map(String::valueOf).toList());
        }
    }
}
