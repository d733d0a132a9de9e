package interlock.casework;

import java.time.Duration;

/// What a box used for one case.
public record Cost(Duration wall, Duration cpu, Duration runDelay, long memoryPeakBytes) {}
