package interlock.sandbox;

import java.time.Duration;

/// What one box may use.
///
/// @param wall from start to end; stretched by the run-queue delay the kernel reports for the box
/// @param cpu of the whole process tree
/// @param memory of the whole tree, files in its tmpfs included
/// @param processes processes and threads at one time
/// @param output on standard output and on standard error, each
public record Limits(Duration wall, Duration cpu, ByteSize memory, int processes, ByteSize output) {
    public Limits {
        if (wall.isNegative() || wall.isZero() || cpu.isNegative() || cpu.isZero()) {
            throw new IllegalArgumentException("time limits must be positive");
        }
        if (processes < 1) {
            throw new IllegalArgumentException("a box needs at least one process");
        }
    }
}
