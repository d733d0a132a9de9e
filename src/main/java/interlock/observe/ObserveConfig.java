package interlock.observe;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How closely boxes are looked at. The defaults are measured, see `docs/decisions/observation.md`.
@ConfigMapping(prefix = "interlock.observe")
public interface ObserveConfig {
    /// Pause between two looks at threads that are expected to fall asleep.
    @WithDefault("4ms")
    Duration asleepPause();

    /// Looks in a row at which a thread must be seen asleep and unchanged.
    @WithDefault("6")
    int asleepLooks();

    /// How long threads are given to fall asleep.
    @WithDefault("3s")
    Duration asleepLimit();

    /// The least they are given after others did not, e.g. because they poll.
    @WithDefault("100ms")
    Duration asleepLimitMin();

    /// Processor time that each of them gets before they are given up.
    @WithDefault("10ms")
    Duration asleepCpu();

    /// Pause before a quiet window, so that waits for a core are over and booked.
    @WithDefault("300ms")
    Duration settling();

    /// Shortest window in which waiting threads are watched.
    @WithDefault("1s")
    Duration windowMin();

    /// Pause between two looks at task states within a window.
    @WithDefault("25ms")
    Duration windowPause();

    /// Share of a window in which a waiting thread may be runnable.
    @WithDefault("0.05")
    double runnableMax();

    /// Voluntary context switches a second that a waiting thread may make.
    @WithDefault("1.0")
    double switchesMax();

    /// How long all tasks must be asleep and unchanged to be called deadlocked.
    @WithDefault("3s")
    Duration deadlockAfter();

    /// How long an ended child may stay without being waited for.
    @WithDefault("1s")
    Duration zombieAge();

    /// How long threads that get no core are waited for at most.
    @WithDefault("60s")
    Duration starvingMax();

    /// Processor time that a thread may use before a process is let through its gate all the same.
    @WithDefault("300ms")
    Duration gatePatience();

    /// The least of it: each time a thread uses it up the next one is given half, since one that
    /// spins at one gate spins at the next.
    @WithDefault("20ms")
    Duration gatePatienceMin();

    /// How long children are given to end when they are told to.
    @WithDefault("60s")
    Duration burstLimit();
}
