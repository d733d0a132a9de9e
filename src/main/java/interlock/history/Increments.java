package interlock.history;

import interlock.history.Exclusion.Hold;
import interlock.history.Operation.TaskNumber;
import interlock.verdict.Finding;
import interlock.verdict.FindingKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Whether a shared number was counted up as asked: `procs` tasks, `rounds` times each, *load, add
/// one, save* on a harness store, one increment for each holding of the lock, and no two increments
/// at one time. Parameters of the case: `procs`, `rounds`.
///
/// @param lock the harness object that is the lock; empty if the solution has one of its own, then
///     only overlapping increments show that it does not exclude
/// @param processes whether each task must be a process, other than the one that calls the solution
record Increments(String store, String lock, boolean processes) implements Check {
    private static final int FINDINGS_MAX = 5;

    static Check of(Options options) {
        return new Increments(
                options.text("store", "store"),
                options.text("lock", ""),
                options.flag("processes", true));
    }

    /// One load and the save that follows it in the same task.
    private record Increment(Operation load, Operation save) {}

    @Override
    public List<Finding> faultsOf(History history) {
        var uses = Operation.on(store, history);
        var transcript = new Transcript(history);
        var increments = new ArrayList<Increment>();
        var findings = new ArrayList<Finding>(pair(uses, increments, transcript));
        findings.addAll(overlaps(increments, transcript));
        if (!lock.isEmpty()) {
            var holds = new Holds(Exclusion.holds(Operation.on(lock, history)));
            findings.addAll(unguarded(uses, holds, transcript));
            findings.addAll(granularity(increments, holds, transcript));
        }
        findings.addAll(shares(increments, history));
        return findings.stream().limit(FINDINGS_MAX).toList();
    }

    /// Pairs loads with saves; a save of anything but the loaded value plus one was not counted.
    private List<Finding> pair(
            List<Operation> uses, List<Increment> increments, Transcript transcript) {
        var loaded = new HashMap<TaskNumber, Operation>();
        var findings = new ArrayList<Finding>();
        for (var use : uses) {
            if (use.name().equals("load") && use.hasReturned()) {
                var before = loaded.put(use.task(), use);
                if (before != null) {
                    findings.add(unused(before, transcript));
                }
            } else if (use.name().equals("save")) {
                var load = loaded.remove(loaderOf(use, loaded.keySet()));
                if (load == null) {
                    findings.add(computed(List.of(use), transcript));
                } else if (!isNext(load, use)) {
                    findings.add(computed(List.of(load, use), transcript));
                } else {
                    increments.add(new Increment(load, use));
                }
            }
        }
        return findings;
    }

    /// In a process another thread may have loaded what this one saves.
    private TaskNumber loaderOf(Operation save, Set<TaskNumber> loaders) {
        var task = save.task();
        return !processes || loaders.contains(task)
                ? task
                : loaders.stream()
                        .filter(other -> other.pid() == task.pid())
                        .findFirst()
                        .orElse(task);
    }

    private Optional<Hold> holdAround(Operation use, Holds holds) {
        return processes ? holds.inProcessAround(use) : holds.around(use);
    }

    private static Finding unused(Operation load, Transcript transcript) {
        var values = Map.of("thread", Transcript.actor(load.call()));
        return new Finding(FindingKind.WRONG_RESULT, "history.load-without-save", values)
                .withEvidence(transcript.lines(List.of(load)));
    }

    private static boolean isNext(Operation load, Operation save) {
        try {
            return !save.args().isEmpty()
                    && Long.parseLong(save.args().getFirst())
                            == Math.addExact(Long.parseLong(load.answer()), 1);
        } catch (NumberFormatException | ArithmeticException _) {
            return false;
        }
    }

    private static Finding computed(List<Operation> shown, Transcript transcript) {
        var save = Transcript.told(shown.getLast());
        return new Finding(FindingKind.FORGED, "history.computed-value", Map.of("save", save))
                .withEvidence(transcript.lines(shown));
    }

    /// Two increments of different tasks, each begun with its load before the other had saved.
    private static List<Finding> overlaps(List<Increment> increments, Transcript transcript) {
        Increment last = null;
        for (var next : increments.stream().sorted(Increments::byLoad).toList()) {
            if (last != null
                    && !last.load().task().equals(next.load().task())
                    && next.load().endedNanos() < last.save().calledNanos()) {
                var shown = List.of(last.load(), last.save(), next.load(), next.save());
                var values =
                        Map.of(
                                "one",
                                Transcript.actor(last.load().call()),
                                "other",
                                Transcript.actor(next.load().call()));
                return List.of(
                        new Finding(FindingKind.RACE, "history.increments-overlap", values)
                                .withEvidence(transcript.lines(shown)));
            }
            boolean isLater = last == null || next.save().calledNanos() > last.save().calledNanos();
            last = isLater ? next : last;
        }
        return List.of();
    }

    private static int byLoad(Increment one, Increment other) {
        return Long.compare(one.load().endedNanos(), other.load().endedNanos());
    }

    private List<Finding> unguarded(List<Operation> uses, Holds holds, Transcript transcript) {
        return uses.stream()
                .filter(use -> !use.isPending())
                .filter(use -> holdAround(use, holds).isEmpty())
                .limit(1)
                .map(
                        use ->
                                new Finding(
                                                FindingKind.RACE,
                                                "history.unguarded",
                                                Map.of(
                                                        "thread", Transcript.actor(use.call()),
                                                        "use", Transcript.told(use)))
                                        .withEvidence(transcript.lines(List.of(use))))
                .toList();
    }

    /// The first holding of the lock that does not hold exactly one increment.
    private List<Finding> granularity(
            List<Increment> increments, Holds holds, Transcript transcript) {
        var inside = new HashMap<Hold, List<Operation>>();
        for (var increment : increments) {
            holdAround(increment.load(), holds)
                    .map(hold -> inside.computeIfAbsent(hold, _ -> new ArrayList<>()))
                    .ifPresent(saves -> saves.add(increment.save()));
        }
        for (var hold : holds.all()) {
            var saves = inside.getOrDefault(hold, List.of());
            if (saves.size() != 1) {
                var shown = new ArrayList<>(saves.stream().limit(10).toList());
                shown.add(hold.acquire());
                var count = String.valueOf(saves.size());
                var finding =
                        new Finding(
                                FindingKind.WRONG_RESULT,
                                "history.lock-granularity",
                                Map.of(
                                        "increments",
                                        count,
                                        "thread",
                                        Transcript.actor(hold.acquire().call())));
                return List.of(finding.withEvidence(transcript.lines(shown)));
            }
        }
        return List.of();
    }

    /// Whether each of `procs` tasks did its `rounds`.
    private List<Finding> shares(List<Increment> increments, History history) {
        long procs = Model.number(history.object(), "procs");
        long rounds = Model.number(history.object(), "rounds");
        var done = new TreeMap<Long, Long>();
        for (var increment : increments) {
            var task = increment.load().task();
            done.merge(processes ? task.pid() : task.tid(), 1L, Long::sum);
        }
        boolean isCaller = processes && callers(history).stream().anyMatch(done::containsKey);
        if (done.size() == procs
                && done.values().stream().allMatch(n -> n == rounds)
                && !isCaller) {
            return List.of();
        }
        var values =
                Map.of(
                        "procs", String.valueOf(procs),
                        "rounds", String.valueOf(rounds),
                        "done", done.toString());
        var message = processes ? "history.shares-of-processes" : "history.shares-of-threads";
        return List.of(new Finding(FindingKind.WRONG_RESULT, message, values));
    }

    private static List<Long> callers(History history) {
        return history.events().stream()
                .filter(event -> event.kind() == Event.Kind.BEGIN)
                .map(Event::pid)
                .toList();
    }
}
