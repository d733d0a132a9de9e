package interlock.explore;

import interlock.casework.Budget;
import interlock.casework.Cost;
import interlock.casework.Ear;
import interlock.casework.Endings;
import interlock.exercise.CaseScript;
import interlock.history.Event;
import interlock.sandbox.Box;
import interlock.sandbox.Limits;
import interlock.sandbox.SandboxException;
import interlock.verdict.Finding;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/// Talks with the engine in one box, in which a solution is loaded. Confined to the thread that
/// explores.
final class Engine implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMillis(50);

    private final Box box;
    private final Limits limits;
    private final Ear<EngineLine> ear;
    private final Budget whole;
    private final int stretchMax;

    /// How a request ended.
    ///
    /// @param next the schedule that was not told any more
    /// @param fault why it ended before all was told: the box is over then
    record Told(long next, Optional<Finding> fault) {}

    /// @param box just started
    Engine(Box box, ExploreConfig config) {
        this.box = box;
        ear = new Ear<>(box, EngineLine::of, config.printedMax());
        limits = Engines.limits(config, config.requestMax());
        stretchMax = config.stretchMax();
        whole = new Budget(box, limits, stretchMax);
    }

    /// Waits until the solution is loaded; nothing found means it is.
    Optional<Finding> begin() throws InterruptedException {
        while (true) {
            var heard = ear.next(PATIENCE);
            if (heard.isEmpty()) {
                var overdrawn = whole.overdrawn();
                if (overdrawn.isPresent()) {
                    return stop(overdrawn.get());
                }
                continue;
            }
            switch (heard.get()) {
                case Ear.Heard.Line<EngineLine>(EngineLine.Recorded(Event event)) -> {
                    refuseFatal(event);
                    if (event.kind() == Event.Kind.READY) {
                        return Optional.empty();
                    }
                }
                case Ear.Heard.Line<EngineLine>(EngineLine line) -> {
                    return stop(Answer.forged("ready", String.valueOf(line)));
                }
                case Ear.Heard.Closed<EngineLine>() -> {
                    return ending();
                }
            }
        }
    }

    /// Asks for schedules of a script, and hears them.
    Told ask(CaseScript script, Request request, Consumer<Interleaving> told)
            throws InterruptedException {
        var answer = new Answer(request, told);
        var budget = new Budget(box, limits, stretchMax);
        send(script, request);
        while (!answer.isOver()) {
            var heard = ear.next(PATIENCE);
            if (heard.isEmpty()) {
                var overdrawn = budget.overdrawn();
                if (overdrawn.isPresent()) {
                    return new Told(answer.next(), stop(overdrawn.get()));
                }
                continue;
            }
            switch (heard.get()) {
                case Ear.Heard.Line<EngineLine>(EngineLine line) -> {
                    if (line instanceof EngineLine.Recorded(Event event)) {
                        refuseFatal(event);
                    }
                    answer.hear(line);
                }
                case Ear.Heard.Closed<EngineLine>() -> {
                    return new Told(answer.next(), ending());
                }
            }
        }
        answer.forgery().ifPresent(_ -> box.kill());
        return new Told(answer.next(), answer.forgery());
    }

    /// What the box used since it began.
    Cost cost() {
        return whole.cost();
    }

    String printed() {
        return ear.printed();
    }

    @Override
    public void close() {
        box.close();
    }

    private static void refuseFatal(Event event) {
        if (event.kind() == Event.Kind.FATAL) {
            throw new IllegalStateException(
                    "the engine cannot go on: " + String.join(" ", event.words()));
        }
    }

    private Optional<Finding> stop(Finding fault) {
        box.kill();
        return Optional.of(fault);
    }

    private Optional<Finding> ending() throws InterruptedException {
        var outcome = box.await().outcome();
        var fault = Endings.fault(outcome, limits, ear.printed());
        if (fault.isEmpty()) {
            throw new SandboxException("the box was ended from outside: " + outcome);
        }
        return fault;
    }

    private void send(CaseScript script, Request request) {
        var text = new StringBuilder();
        script.setting().forEach(line -> text.append(line).append('\n'));
        text.append(request.line()).append('\n');
        try {
            box.stdin().write(text.toString().getBytes(StandardCharsets.UTF_8));
            box.stdin().flush();
        } catch (IOException _) {
            // The box has ended, or closed its input: what it wrote tells, or the time limit.
        }
    }
}
