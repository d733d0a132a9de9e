package interlock.engine;

import java.util.Arrays;

/// How much of each logical thread's past is known here: happens-before as numbers.
final class VectorClock {
    private int[] times;

    VectorClock() {
        times = new int[4];
    }

    int of(int thread) {
        return thread < times.length ? times[thread] : 0;
    }

    void advance(int thread) {
        grow(thread + 1);
        times[thread]++;
    }

    void join(VectorClock other) {
        grow(other.times.length);
        for (int i = 0; i < other.times.length; i++) {
            times[i] = Math.max(times[i], other.times[i]);
        }
    }

    private void grow(int length) {
        if (times.length < length) {
            times = Arrays.copyOf(times, Math.max(length, times.length * 2));
        }
    }
}
