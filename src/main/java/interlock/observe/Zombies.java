package interlock.observe;

import interlock.observe.ProcFiles.ProcessSeen;
import interlock.verdict.Finding;
import interlock.verdict.FindingKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Children of a box's processes that have ended and that nobody waited for, with the time since
/// they were first seen so. Used by one thread.
public final class Zombies {
    private final Tasks tasks;
    private final Pace pace;
    private final Map<ProcessSeen, Long> firstSeen = new HashMap<>();

    public Zombies(Tasks tasks, Pace pace) {
        this.tasks = tasks;
        this.pace = pace;
    }

    /// @param insidePid as numbered in the box
    /// @param parent as numbered outside
    public record Zombie(long pid, long insidePid, long parent, String name, Duration age) {
        String line() {
            return "process %d (%s) has ended, was not waited for in %d ms"
                    .formatted(insidePid, name.replaceAll("\\p{Cntrl}", "·"), age.toMillis());
        }
    }

    /// Looks once. Ended processes are in no control group, so they are found by their parent.
    public List<Zombie> look() {
        var parents = tasks.pids();
        var now = new HashMap<ProcessSeen, Long>();
        for (var ended : ended(parents)) {
            now.put(ended, firstSeen.getOrDefault(ended, pace.nanos()));
        }
        firstSeen.clear();
        firstSeen.putAll(now);
        var zombies = new ArrayList<Zombie>();
        firstSeen.forEach(
                (process, since) ->
                        zombies.add(
                                new Zombie(
                                        process.pid(),
                                        process.insidePid(),
                                        process.parent(),
                                        process.name(),
                                        Duration.ofNanos(pace.nanos() - since))));
        return zombies;
    }

    private List<ProcessSeen> ended(Set<Long> parents) {
        return tasks.files().pids().stream()
                .flatMap(pid -> tasks.files().process(pid).stream())
                .filter(process -> process.state() == 'Z')
                .filter(process -> parents.contains(process.parent()))
                .toList();
    }

    /// @param zombies those that are too old
    public static List<Finding> findings(List<Zombie> zombies) {
        if (zombies.isEmpty()) {
            return List.of();
        }
        long age = zombies.stream().mapToLong(one -> one.age().toMillis()).max().orElse(0);
        var values = Map.of("count", String.valueOf(zombies.size()), "age", String.valueOf(age));
        return List.of(
                new Finding(FindingKind.ZOMBIE, "observe.zombie", values)
                        .withEvidence(zombies.stream().map(Zombie::line).toList()));
    }
}
