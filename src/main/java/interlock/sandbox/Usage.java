package interlock.sandbox;

import java.time.Duration;

/// What a run used, as the kernel accounted it for the whole process tree.
///
/// @param runDelay time its tasks were runnable and waited for a core, summed over tasks
/// @param processLimitHits how often a fork or clone was refused by the limit
public record Usage(
        Duration wall,
        Duration cpu,
        Duration user,
        Duration system,
        Duration runDelay,
        ByteSize memoryPeak,
        ByteSize ioRead,
        ByteSize ioWritten,
        long processLimitHits) {}
