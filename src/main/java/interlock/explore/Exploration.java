package interlock.explore;

import interlock.verdict.CaseRun;
import interlock.verdict.Finding;
import interlock.verdict.FindingKind;
import interlock.verdict.Progress;
import interlock.verdict.Stage;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// All scenarios of one program, explored in turns until one shows a fault or the time is used up.
/// Confined to the thread that explores.
final class Exploration implements AutoCloseable {
    private static final Duration TURN_MAX = Duration.ofSeconds(2);
    private static final Duration TURN_MIN = Duration.ofMillis(200);
    private static final int RACES_SHOWN = 5;

    private final Engines engines;
    private final ExploreConfig config;
    private final Subject subject;
    private final Confirmation confirmation;
    private final List<Turns> all;
    private final List<CaseRun> runs = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private final long begun = System.nanoTime();
    private Engine engine;
    private Duration spentBefore = Duration.ZERO;

    Exploration(Engines engines, ExploreConfig config, Subject subject, List<Turns> all) {
        this.engines = engines;
        this.config = config;
        this.subject = subject;
        this.all = List.copyOf(all);
        confirmation = new Confirmation(engines, config, subject);
        engine = engines.open(subject);
    }

    Explored run(Consumer<Progress> progress) throws InterruptedException {
        progress.accept(new Progress.StageStarted(Stage.EXPLORE, all.size()));
        engine.begin().ifPresent(findings::add);
        var waiting = new ArrayDeque<>(all);
        while (!waiting.isEmpty() && findings.isEmpty()) {
            var turns = waiting.remove();
            if (!(isTimeUp() && turns.hasItsShare())) {
                take(turns);
            }
            if (findings.isEmpty() && !turns.isDone() && !isTimeUp()) {
                waiting.add(turns);
            } else {
                runs.add(turns.asRun(findings.isEmpty(), ""));
                var name = turns.scenario().script().caseName();
                progress.accept(
                        new Progress.CaseDone(Stage.EXPLORE, name, runs.size(), all.size()));
            }
        }
        return new Explored(findings, runs, facts(), engine.printed());
    }

    @Override
    public void close() {
        engine.close();
    }

    private void take(Turns turns) throws InterruptedException {
        var broken = turns.take(engine, patience());
        if (broken.isEmpty() && turns.isSuspicious() && !turns.isDone()) {
            broken = turns.take(engine, patience());
        }
        for (var suspicion : turns.takeSuspicions()) {
            findings.addAll(confirmation.of(suspicion, turns.judge()));
            if (!findings.isEmpty()) {
                return;
            }
            turns.forget(suspicion);
        }
        if (broken.isPresent()) {
            findings.addAll(ended(broken.get(), turns));
        }
    }

    /// A forged line is a fault as it is; any other end must happen again in the same schedule.
    private List<Finding> ended(Finding broken, Turns turns) throws InterruptedException {
        if (broken.kind() == FindingKind.FORGED) {
            return List.of(broken);
        }
        var found = confirmation.of(broken, turns.next(), turns.judge());
        if (found.isEmpty()) {
            turns.skip();
            spentBefore = spent();
            engine.close();
            engine = engines.open(subject);
            engine.begin().ifPresent(findings::add);
        }
        return found;
    }

    private Duration spent() {
        return spentBefore.plus(engine.cost().cpu());
    }

    private boolean isTimeUp() {
        return spent().compareTo(config.cpu()) > 0
                || System.nanoTime() - begun > config.wall().toNanos();
    }

    /// What is left of the time, shared by those that wait for it.
    private Duration patience() {
        var share = config.cpu().minus(spent()).dividedBy(all.size());
        return share.compareTo(TURN_MIN) < 0
                ? TURN_MIN
                : share.compareTo(TURN_MAX) > 0 ? TURN_MAX : share;
    }

    private Map<String, String> facts() {
        long schedules = all.stream().mapToLong(Turns::run).sum();
        double seconds = Math.max(1e-9, engineSeconds());
        var facts = new TreeMap<String, String>();
        facts.put("engine", subject.engine());
        facts.put("schedules", Long.toString(schedules));
        facts.put("histories", Long.toString(all.stream().mapToLong(Turns::distinct).sum()));
        facts.put("schedules_per_cpu_second", "%.0f".formatted(schedules / seconds));
        facts.put("seed", Long.toString(all.getFirst().scenario().seed()));
        var races =
                all.stream()
                        .flatMap(turns -> turns.races().stream())
                        .distinct()
                        .limit(RACES_SHOWN)
                        .collect(Collectors.joining("; "));
        if (!races.isEmpty()) {
            facts.put("unordered_accesses", races);
        }
        if (confirmation.unconfirmed() > 0) {
            facts.put("unconfirmed", Integer.toString(confirmation.unconfirmed()));
        }
        return facts;
    }

    private double engineSeconds() {
        return spent().toNanos() / 1e9;
    }
}
