package interlock.explore;

import interlock.sandbox.ByteSize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How far schedules are explored.
@ConfigMapping(prefix = "interlock.explore")
public interface ExploreConfig {
    /// Schedules of each scenario: each case of the stage, once for each of its repetitions.
    @WithDefault("3000")
    int schedules();

    /// Processor time for all scenarios of one submission; they take turns, batch by batch.
    @WithDefault("7s")
    Duration cpu();

    /// Time by the wall clock for all scenarios of one submission, on however busy a machine.
    @WithDefault("60s")
    Duration wall();

    /// Schedules of each scenario that are run even when the time is used up.
    @WithDefault("100")
    int schedulesMin();

    /// Schedules asked for at one time.
    @WithDefault("100")
    int batch();

    /// How often a failing schedule must be repeated exactly in a fresh box.
    @WithDefault("3")
    int replays();

    /// Failing schedules that may not be repeated before the judge gives up on a submission.
    @WithDefault("3")
    int unconfirmedMax();

    /// Different histories remembered of one scenario, so that equal ones are checked once.
    @WithDefault("20000")
    int historiesMax();

    /// The longest one request to an engine may take by the wall clock before its box is ended;
    /// stretched while the kernel gives the box no core.
    @WithDefault("10s")
    Duration requestMax();

    /// The most that time is stretched when the kernel reports run-queue delay.
    @WithDefault("10")
    int stretchMax();

    /// The longest one box may take, whatever is asked of it.
    @WithDefault("3m")
    Duration boxMax();

    /// The memory of a box: an engine needs some beside the solution.
    @WithDefault("768MiB")
    ByteSize memory();

    /// Processes and threads in a box at one time.
    @WithDefault("128")
    int processes();

    /// The most an engine may write in the life of one box.
    @WithDefault("256MiB")
    ByteSize output();

    /// How often each scenario is played before a tool of the language that watches for data races,
    /// as a second opinion on what no schedule broke.
    @WithDefault("1")
    int witnessPlays();

    /// A play of the witness from which nothing is heard for so long hangs: it is given up.
    @WithDefault("1s")
    Duration witnessSilence();

    /// What is kept of what a candidate's program printed, in bytes.
    @WithDefault("20000")
    int printedMax();
}
