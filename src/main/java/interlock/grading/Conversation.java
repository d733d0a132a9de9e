package interlock.grading;

import interlock.casework.Budget;
import interlock.casework.Cost;
import interlock.casework.Ear;
import interlock.casework.Endings;
import interlock.exercise.CaseScript;
import interlock.history.Event;
import interlock.history.HistoryLine;
import interlock.history.Stuck;
import interlock.observe.Gates;
import interlock.observe.StolenTime;
import interlock.sandbox.Box;
import interlock.sandbox.Limits;
import interlock.verdict.Finding;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Talks with the harness in one box: cases go in, histories come out, questions are answered.
///
/// Everything heard may come from candidate code. So nothing is believed here: the histories are
/// checked later, and whether threads sleep or are stuck is asked of the kernel.
///
/// Confined to the thread that grades.
final class Conversation implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMillis(50);
    private static final Duration GATE_PAUSE = Duration.ofMillis(1);

    private final Box box;
    private final Limits limits;
    private final Ear<HistoryLine> ear;
    private final Probes probes;
    private final GraderConfig config;
    private final List<Finding> faults = new ArrayList<>();
    private Budget budget;
    private boolean over;

    /// @param limits of each case
    Conversation(Box box, Limits limits, Probes probes, GraderConfig config) {
        this.box = box;
        this.limits = limits;
        this.probes = probes;
        this.config = config;
        ear = new Ear<>(box, HistoryLine::of, config.outputMax());
        budget = new Budget(box, limits, config.stretchMax());
    }

    /// Waits until the solution is loaded and the harness is ready; nothing found means it is.
    List<Finding> begin() throws InterruptedException {
        converse(List.of(), CaseInPlay.none(), CaseInPlay::isReady);
        probes.rememberWhatIsThere();
        return takeFaults();
    }

    /// What the cases so far left in the box that was not there at the begin.
    List<Finding> leftOvers() throws InterruptedException {
        return over ? List.of() : probes.leftOvers();
    }

    boolean isOver() {
        return over;
    }

    /// Plays one case to its end, or to the end of the box.
    Played play(CaseScript script) throws InterruptedException {
        var inPlay = new CaseInPlay(script);
        var stolen = StolenTime.fromNow();
        try (var sleeper = probes.controlSleeper()) {
            var cost = converse(script.lines(), inPlay, CaseInPlay::hasEnded);
            var delay = cost.runDelay().plus(cost.cpu()).plus(stolen.soFar());
            var history = inPlay.history(sleeper.worst(), delay);
            return new Played(history, cost, takeFaults(), over);
        }
    }

    /// Says goodbye: the box must end by itself, with status 0.
    List<Finding> end() throws InterruptedException {
        converse(List.of("bye"), CaseInPlay.none(), _ -> false);
        boolean endedWell = box.await().outcome().isSuccess();
        return endedWell ? List.of() : takeFaults();
    }

    String printed() {
        return ear.printed();
    }

    @Override
    public void close() {
        box.close();
    }

    /// Says this, then hears and answers until it is done, or the box is over.
    private Cost converse(List<String> requests, CaseInPlay inPlay, Predicate<CaseInPlay> isDone)
            throws InterruptedException {
        budget = new Budget(box, limits, config.stretchMax());
        var watch = probes.deadlockWatch();
        var gates = inPlay.gateSeed().map(probes::gates);
        send(requests);
        while (!over && !isDone.test(inPlay)) {
            gates.ifPresent(Gates::look);
            var heard = ear.next(gates.isPresent() ? GATE_PAUSE : PATIENCE);
            if (heard.isPresent()) {
                hear(heard.get(), inPlay);
            } else if (watch.look(inPlay.isDelayOutstanding(System.nanoTime()))) {
                stop(Stuck.finding(inPlay.history(), watch.seen(), System.nanoTime()));
            } else {
                budget.overdrawn()
                        .map(
                                late ->
                                        late.withEvidence(
                                                Stuck.evidence(inPlay.history(), watch.seen())))
                        .ifPresent(this::stop);
            }
        }
        return budget.cost();
    }

    private void hear(Ear.Heard<HistoryLine> heard, CaseInPlay inPlay) throws InterruptedException {
        switch (heard) {
            case Ear.Heard.Line<HistoryLine>(HistoryLine.Recorded(Event event)) -> {
                inPlay.add(event);
                react(event, inPlay);
            }
            case Ear.Heard.Line<HistoryLine>(HistoryLine.Malformed malformed) ->
                    stop(malformed.finding());
            case Ear.Heard.Closed<HistoryLine>() -> {
                over = true;
                Endings.fault(box.await().outcome(), limits, ear.printed()).ifPresent(faults::add);
            }
        }
    }

    private void react(Event event, CaseInPlay inPlay) throws InterruptedException {
        switch (event.kind()) {
            case ASK -> answer(event, inPlay);
            case FATAL ->
                    throw new IllegalStateException(
                            "the harness cannot go on: " + String.join(" ", event.words()));
            case READY, BEGIN, THREAD, CALL, RETURN, RAISE, LOG, ANSWER, EXIT, END -> {}
        }
    }

    private void answer(Event question, CaseInPlay inPlay) throws InterruptedException {
        long asked = System.nanoTime();
        var answer = probes.answer(question, inPlay, () -> listen(inPlay));
        budget.forgive(Duration.ofNanos(System.nanoTime() - asked));
        faults.addAll(answer.faults());
        inPlay.add(answer.asEvent(question, System.nanoTime()));
        send(List.of("answer " + String.join(" ", answer.words())));
    }

    /// Takes in what was said meanwhile, while a probe is at work.
    private void listen(CaseInPlay inPlay) throws InterruptedException {
        var heard = ear.next(Duration.ZERO);
        while (heard.isPresent() && !over) {
            hear(heard.get(), inPlay);
            heard = ear.next(Duration.ZERO);
        }
    }

    private void stop(Finding fault) {
        faults.add(fault);
        over = true;
        box.kill();
    }

    private void send(List<String> lines) {
        var text = lines.stream().map(line -> line + "\n").collect(Collectors.joining());
        try {
            box.stdin().write(text.getBytes(StandardCharsets.UTF_8));
            box.stdin().flush();
        } catch (IOException _) {
            // The box has ended, or closed its input: the history tells, or the time limit.
        }
    }

    private List<Finding> takeFaults() {
        var taken = List.copyOf(faults);
        faults.clear();
        return taken;
    }
}
