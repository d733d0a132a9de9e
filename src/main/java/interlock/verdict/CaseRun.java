package interlock.verdict;

import java.time.Duration;

/// One execution of one case.
///
/// @param repetition from 1
/// @param wall from the begin to the end the harness recorded
/// @param cpu of the whole box during the case
/// @param runDelay time that runnable tasks of the box waited for a core during the case
/// @param memoryPeakBytes of the box so far
/// @param passed whether no check found a fault
/// @param history the recorded lines, bounded; empty when they were not kept
public record CaseRun(
        String caseName,
        Load load,
        int repetition,
        Duration wall,
        Duration cpu,
        Duration runDelay,
        long memoryPeakBytes,
        boolean passed,
        String history) {}
