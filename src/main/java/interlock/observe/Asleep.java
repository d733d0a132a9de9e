package interlock.observe;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Waits until threads are blocked: asleep, without CPU time and without a switch at several looks
/// in a row, all of them at the same looks, while no other thread of the box could run either. (A
/// thread that only waits for a lock whose holder has no core looks asleep too, but then its
/// holder is runnable.) Used by one thread.
///
/// Those who do not fall asleep are given less time the next time: the stage is to go on to where
/// spinning and polling are judged. But each of them gets its share of a core first, so that who
/// was only starved has come to its next wait.
public final class Asleep {
    /// Who polls and woke up so often has looked at least once and begun to wait again.
    private static final int SWITCHES_OF_POLLING = 4;

    private final Tasks tasks;
    private final ObserveConfig config;
    private final Pace pace;
    private final WaningPatience patience;

    public Asleep(Tasks tasks, ObserveConfig config, Pace pace) {
        this.tasks = tasks;
        this.config = config;
        this.pace = pace;
        patience = new WaningPatience(config.asleepLimit(), config.asleepLimitMin());
    }

    /// @param asleep those that are blocked
    /// @param ended those that are not there any more
    /// @param awake those that did not fall asleep in time, or cannot be told asleep because some
    ///     thread of the box kept running
    public record Answer(Set<BoxTask> asleep, Set<BoxTask> ended, Set<BoxTask> awake) {
        public Answer {
            asleep = Set.copyOf(asleep);
            ended = Set.copyOf(ended);
            awake = Set.copyOf(awake);
        }
    }

    /// Returns as soon as each of these threads is asleep or has ended, or time is up.
    public Answer await(Set<BoxTask> wanted) throws InterruptedException {
        return await(wanted::contains, wanted);
    }

    /// The same for all threads of the exercise but those left out, which may still be starting:
    /// returns when those that are there then are asleep.
    public Answer awaitAllBut(Set<BoxTask> others) throws InterruptedException {
        return await(inside -> !others.contains(inside), Set.of());
    }

    private Answer await(Predicate<BoxTask> isWanted, Set<BoxTask> named)
            throws InterruptedException {
        long begin = pace.nanos();
        var first = look();
        var before = first;
        var quietLooks = new HashMap<BoxTask, Integer>();
        int still = 0;
        while (true) {
            pace.pause(config.asleepPause());
            var now = look();
            still = isStill(before, now, isWanted) ? still + 1 : 0;
            boolean isDone = still >= config.asleepLooks();
            countQuiet(quietLooks, before, now);
            var awake = watched(now, isWanted).filter(task -> !isBlocked(quietLooks, task));
            if (isDone || isEnough(pace.nanos() - begin, awake, first)) {
                var answer = answer(now, isWanted, named, isDone);
                if (!answer.awake().isEmpty()) {
                    patience.wasInVain();
                } else if (!answer.asleep().isEmpty()) {
                    patience.wasRewarded();
                }
                return answer;
            }
            before = now;
        }
    }

    private static Stream<Task> watched(Map<BoxTask, Task> tasks, Predicate<BoxTask> isWanted) {
        return tasks.values().stream().filter(task -> isWatched(task, isWanted));
    }

    private static boolean isWatched(Task task, Predicate<BoxTask> isWanted) {
        return isWanted.test(task.inside()) && !Tasks.isHousekeeping(task) && !task.hasEnded();
    }

    private static void countQuiet(
            Map<BoxTask, Integer> looks, Map<BoxTask, Task> before, Map<BoxTask, Task> now) {
        for (var task : now.values()) {
            var earlier = before.get(task.inside());
            boolean isQuiet =
                    earlier != null && !task.isRunnable() && task.isUnchangedSince(earlier);
            looks.merge(task.inside(), 1, (sum, one) -> isQuiet ? sum + one : 0);
        }
    }

    private boolean isBlocked(Map<BoxTask, Integer> quietLooks, Task task) {
        return quietLooks.getOrDefault(task.inside(), 0) >= config.asleepLooks();
    }

    private boolean isEnough(long nanos, Stream<Task> awake, Map<BoxTask, Task> first) {
        return nanos > config.starvingMax().toNanos()
                || (nanos > patience.now().toNanos()
                        && awake.allMatch(task -> hadItsShare(first.get(task.inside()), task)));
    }

    private boolean hadItsShare(@Nullable Task first, Task now) {
        long used = now.onCpuNanos() - (first == null ? 0 : first.onCpuNanos());
        long woken = now.switches() - (first == null ? 0 : first.switches());
        return used >= config.asleepCpu().toNanos() || woken >= SWITCHES_OF_POLLING;
    }

    private Map<BoxTask, Task> look() {
        return tasks.byInside();
    }

    private static boolean isStill(
            Map<BoxTask, Task> before, Map<BoxTask, Task> now, Predicate<BoxTask> isWanted) {
        for (var task : now.values()) {
            if (task.hasEnded()) {
                continue;
            }
            boolean isWatched = isWatched(task, isWanted);
            var earlier = before.get(task.inside());
            if (isWatched
                    && (earlier == null || !task.isAsleep() || !task.isUnchangedSince(earlier))) {
                return false;
            }
            if (!isWatched && task.isRunnable() && !Tasks.isCompiler(task)) {
                return false;
            }
        }
        return true;
    }

    private static Answer answer(
            Map<BoxTask, Task> now,
            Predicate<BoxTask> isWanted,
            Set<BoxTask> named,
            boolean isDone) {
        var there = watched(now, isWanted).map(Task::inside).collect(Collectors.toSet());
        var ended = new HashSet<>(named);
        ended.removeAll(there);
        return isDone ? new Answer(there, ended, Set.of()) : new Answer(Set.of(), ended, there);
    }
}
