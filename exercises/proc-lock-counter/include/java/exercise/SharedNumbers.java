package exercise;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// A few numbers in memory that several JVMs share. Plain reads and writes on purpose: nothing but
/// the candidate's lock orders their use.
record SharedNumbers(MemorySegment memory) {
    static final int VALUE = 0;
    static final int SAVES = 1;
    static final int LOADS = 2;
    private static final int FAILURES = 3;

    static SharedNumbers in(Path file, int procs) throws IOException {
        long bytes = (FAILURES + 1L + procs) * Long.BYTES;
        try (var channel =
                FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            var memory = channel.map(FileChannel.MapMode.READ_WRITE, 0, bytes, Arena.global());
            return new SharedNumbers(memory);
        }
    }

    long get(int index) {
        return memory.getAtIndex(ValueLayout.JAVA_LONG, index);
    }

    void set(int index, long number) {
        memory.setAtIndex(ValueLayout.JAVA_LONG, index, number);
    }

    /// Adds one and returns the sum.
    long count(int index) {
        set(index, get(index) + 1);
        return get(index);
    }

    void reportFailures(int worker, long failures) {
        set(FAILURES + worker, failures);
    }

    long failures(int workers) {
        long sum = 0;
        for (int worker = 1; worker <= workers; worker++) {
            sum += get(FAILURES + worker);
        }
        return sum;
    }
}
