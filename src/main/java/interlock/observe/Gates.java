package interlock.observe;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/// Lets processes that stopped themselves at a gate of the harness go on, one at a time and in a
/// drawn order: while one moves, all others stand still. Used by one thread.
///
/// This is how processes are scheduled: they share no scheduler that an engine could replace, but
/// between two uses of the harness's objects nothing they do can be seen by the others. Which one
/// goes on is drawn by priorities with changes (PCT, Burckhardt et al. 2010): a process that is
/// overtaken once stays behind for long, which is what breaks a lost update.
public final class Gates {
    private static final int LOOKS = 2;
    /// Falls asleep so often only to ask again: nobody waits so many times between two gates.
    private static final int SWITCHES_OF_POLLING = 100;
    private static final int CHANGE_ONE_IN = 4;

    private final Tasks tasks;
    private final BoxSignals signals;
    private final RandomGenerator draws;
    private final WaningPatience patience;
    private final Map<Long, Integer> priorities = new HashMap<>();
    private Map<BoxTask, Task> atMove = Map.of();
    private Map<BoxTask, Task> before = Map.of();
    private int still;
    private int lowest;

    /// @param draws decides the order: the same one lets the same program take the same way
    /// @param config the patience is processor time of one thread, after which another process
    ///     goes on although that one still runs: it may spin. (So it does after many short sleeps:
    ///     it may poll.)
    public Gates(Tasks tasks, RandomGenerator draws, ObserveConfig config) {
        this.tasks = tasks;
        this.signals = new BoxSignals(tasks::pids);
        this.draws = draws;
        patience = new WaningPatience(config.gatePatience(), config.gatePatienceMin());
    }

    /// Looks once; to be called as often as can be. A gate opens when every thread of the exercise
    /// was stopped or asleep at two looks, and nothing of it had moved in between.
    public void look() {
        var now = new HashMap<BoxTask, Task>();
        tasks.ofExercise().stream()
                .filter(task -> !task.hasEnded())
                .forEach(task -> now.put(task.inside(), task));
        if (atMove.isEmpty()) {
            atMove = now;
        }
        still = isStill(now) ? still + 1 : 0;
        before = now;
        boolean isDone = still >= LOOKS;
        if (isDone || now.values().stream().anyMatch(this::spinsOrPolls)) {
            if (isDone) {
                patience.wasRewarded();
            } else {
                patience.wasInVain();
            }
            open(stopped(now));
            atMove = now;
        }
    }

    private boolean spinsOrPolls(Task task) {
        var then = atMove.get(task.inside());
        long used = task.onCpuNanos() - (then == null ? 0 : then.onCpuNanos());
        long slept = task.switches() - (then == null ? 0 : then.switches());
        return slept > SWITCHES_OF_POLLING * patience.share()
                || (task.isRunnable() && used > patience.now().toNanos());
    }

    private boolean isStill(Map<BoxTask, Task> now) {
        return now.keySet().equals(before.keySet())
                && now.values().stream().allMatch(this::isStill);
    }

    private boolean isStill(Task task) {
        var earlier = before.get(task.inside());
        return earlier != null
                && (task.isAsleep() || task.isStopped())
                && task.isUnchangedSince(earlier);
    }

    /// The processes at a gate by their numbers in the box, which is the order they came in.
    private static List<Task> stopped(Map<BoxTask, Task> now) {
        return now.values().stream()
                .filter(task -> task.isStopped() && task.pid() == task.tid())
                .sorted(Comparator.comparingLong(task -> task.inside().pid()))
                .toList();
    }

    private void open(List<Task> stopped) {
        for (var task : stopped) {
            priorities.computeIfAbsent(task.inside().pid(), _ -> draws.nextInt(1 << 20) + 1);
        }
        var ranked = new ArrayList<>(stopped);
        ranked.sort(
                Comparator.comparingInt(
                        task -> -priorities.getOrDefault(task.inside().pid(), lowest)));
        if (ranked.size() > 1 && draws.nextInt(CHANGE_ONE_IN) == 0) {
            priorities.put(ranked.removeFirst().inside().pid(), --lowest);
        }
        if (!ranked.isEmpty()) {
            signals.send(ranked.getFirst().pid(), BoxSignals.CONTINUE);
        }
        still = 0;
    }
}
