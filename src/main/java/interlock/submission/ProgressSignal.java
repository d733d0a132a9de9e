package interlock.submission;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Wakes those on this node who wait for news of a submission. Safe for use by many threads.
@ApplicationScoped
class ProgressSignal {
    private final ConcurrentHashMap<UUID, Set<Watch>> watches = new ConcurrentHashMap<>();
    private volatile boolean ending;

    /// News that came after this call wakes the watch, so the caller reads after it, not before.
    Watch watch(UUID submission) {
        var watch = new Watch(submission);
        watches.compute(
                submission,
                (_, others) -> {
                    Set<Watch> all = others == null ? ConcurrentHashMap.newKeySet() : others;
                    all.add(watch);
                    return all;
                });
        return watch;
    }

    void wake(UUID submission) {
        watches.getOrDefault(submission, Set.of()).forEach(Watch::wake);
    }

    /// After news may have been missed.
    void wakeAll() {
        watches.values().forEach(all -> all.forEach(Watch::wake));
    }

    /// This node ends: nobody is to wait any longer.
    void end() {
        ending = true;
        wakeAll();
    }

    boolean isEnding() {
        return ending;
    }

    int watching() {
        return watches.size();
    }

    /// One who waits; used by one thread.
    final class Watch implements AutoCloseable {
        private final UUID submission;
        private final Semaphore news = new Semaphore(0);

        private Watch(UUID submission) {
            this.submission = submission;
        }

        /// @return whether there may be news; false if none came for so long
        boolean await(Duration longest) throws InterruptedException {
            boolean woken = news.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS);
            news.drainPermits();
            return woken;
        }

        private void wake() {
            news.release();
        }

        @Override
        public void close() {
            watches.computeIfPresent(
                    submission,
                    (_, all) -> {
                        all.remove(this);
                        return all.isEmpty() ? null : all;
                    });
        }
    }
}
