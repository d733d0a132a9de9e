package interlock.grading;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How this node grades.
@ConfigMapping(prefix = "interlock.grader")
public interface GraderConfig {
    /// Boxes at one time; 0 makes a node that only serves pages.
    @WithDefault("1")
    int slots();

    /// Cores that each slot owns; concurrent code is judged on two.
    @WithDefault("2")
    int coresPerSlot();

    /// Grade even if the sandbox cannot isolate fully (never in production).
    @WithDefault("false")
    boolean allowPartialIsolation();

    /// How often a submission is tried before a failure of ours is given as its verdict.
    @WithDefault("3")
    int attemptsMax();

    /// Wait before such a failure is tried again.
    @WithDefault("2s")
    Duration retryAfter();

    /// The longest one box of one stage may take, whatever the cases' own limits add up to.
    @WithDefault("3m")
    Duration stageMax();

    /// The most a case's wall time limit is stretched when the kernel reports run-queue delay.
    @WithDefault("10")
    int stretchMax();

    /// Faulty cases of one stage that are told before it ends.
    @WithDefault("5")
    int faultsMax();

    /// Lines of history kept with one run.
    @WithDefault("2000")
    int historyLinesMax();

    /// What is kept of what a candidate's program printed, in characters.
    @WithDefault("20000")
    int outputMax();

    /// How often waiting jobs are looked for when no notification comes.
    @WithDefault("1s")
    Duration poll();

    /// Sign of life of a job while it runs; after four missed ones another node takes the job.
    @WithDefault("2s")
    Duration heartbeat();

    /// How long a node that is told to end waits before it puts its jobs back into the queue.
    @WithDefault("5s")
    Duration shutdownWait();

    /// How often the publish gate grades each accepted solution.
    @WithDefault("2")
    int gateRepeats();
}
