package interlock.explore;

import interlock.casework.Ear;
import interlock.exercise.CaseScript;
import interlock.history.Event;
import interlock.sandbox.Box;
import interlock.sandbox.Sandbox;
import interlock.verdict.Finding;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A second opinion on data races: scenarios are played at full speed before a tool of the language
/// that watches accesses. It tells only accesses that nothing orders, so what it tells is a fault
/// whatever the schedule; what it does not tell says nothing. Nothing else is judged: how a play
/// ends was judged by the engine. Immutable.
final class Witness {
    private static final Duration PATIENCE = Duration.ofMillis(20);

    private static final String MESSAGE = "explore.witnessed-race";

    private final Sandbox sandbox;
    private final ExploreConfig config;

    /// What it said.
    ///
    /// @param findings at most one
    /// @param plays that were seen to their end
    record Said(List<Finding> findings, int plays) {
        Said {
            findings = List.copyOf(findings);
        }
    }

    Witness(Sandbox sandbox, ExploreConfig config) {
        this.sandbox = sandbox;
        this.config = config;
    }

    /// What it says of these scenarios; nothing if the program has no witness.
    ///
    /// @throws interlock.sandbox.SandboxException if there is no box to be had
    Optional<Said> of(Subject subject, List<Scenario> scenarios) throws InterruptedException {
        var limits = Engines.limits(config, config.boxMax());
        var spec = subject.language().witness(subject.program(), subject.slot(), limits);
        if (spec.isEmpty()) {
            return Optional.empty();
        }
        try (var box = sandbox.start(spec.get())) {
            return Optional.of(new Hearing(box, subject).of(scenarios));
        }
    }

    /// Confined to one box.
    private final class Hearing {
        private final Box box;
        private final Subject subject;
        private final Ear<EngineLine> ear;
        private final Map<String, String> names = new HashMap<>();
        private Optional<String> asked = Optional.empty();
        private boolean isOver;

        Hearing(Box box, Subject subject) {
            this.box = box;
            this.subject = subject;
            ear = new Ear<>(box, EngineLine::of, config.printedMax());
        }

        Said of(List<Scenario> scenarios) throws InterruptedException {
            int plays = 0;
            for (var scenario : scenarios) {
                for (int i = 0; i < config.witnessPlays() && !isOver; i++) {
                    var race = play(scenario);
                    if (race.isPresent()) {
                        return new Said(List.of(race.get()), plays);
                    }
                    plays += isOver ? 0 : 1;
                }
            }
            return new Said(List.of(), plays);
        }

        private Optional<Finding> play(Scenario scenario) throws InterruptedException {
            var judge = new ScenarioJudge(scenario, true, subject.files());
            boolean hasEnded = false;
            var silence = Duration.ZERO;
            while (!hasEnded && !isOver) {
                var heard = ear.next(PATIENCE).orElse(null);
                silence = heard == null ? silence.plus(PATIENCE) : Duration.ZERO;
                switch (heard) {
                    case null -> {
                        asked.ifPresent(this::send);
                        asked = Optional.empty();
                        isOver = silence.compareTo(config.witnessSilence()) > 0;
                    }
                    case Ear.Heard.Line<EngineLine>(EngineLine.Race race) -> {
                        if (isOfCandidate(race)) {
                            return Optional.of(judge.race(MESSAGE, named(race)));
                        }
                    }
                    case Ear.Heard.Line<EngineLine>(EngineLine.Recorded(Event event)) ->
                            hasEnded = take(event, scenario.script());
                    case Ear.Heard.Line<EngineLine> _, Ear.Heard.Closed<EngineLine> _ ->
                            isOver = true;
                }
            }
            return Optional.empty();
        }

        /// Whether the play has ended. Which threads sleep decides only what is played, and no
        /// race depends on it: so each question is answered by all it asks for. Not at once, but
        /// when nothing more is heard: who does not sleep yet may miss what all others wait for.
        private boolean take(Event event, CaseScript script) {
            switch (event.kind()) {
                case READY -> send(String.join("\n", script.lines()));
                case THREAD -> names.put(Long.toString(event.tid()), event.thread());
                case ASK -> asked = Optional.of("answer " + String.join(" ", event.words()));
                case END -> send("bye");
                case BEGIN, CALL, RETURN, RAISE, LOG, ANSWER, EXIT, FATAL -> {}
            }
            return event.kind() == Event.Kind.END;
        }

        private EngineLine.Race named(EngineLine.Race race) {
            return new EngineLine.Race(race.object(), named(race.one()), named(race.other()));
        }

        /// Threads of the script by their name, others by the kernel's number.
        private EngineLine.Access named(EngineLine.Access access) {
            var name = names.getOrDefault(access.thread(), "thread " + access.thread());
            return new EngineLine.Access(access.kind(), access.spot(), name);
        }

        private boolean isOfCandidate(EngineLine.Race race) {
            return List.of(race.one(), race.other()).stream()
                    .allMatch(access -> access.spot().isIn(subject.files()));
        }

        private void send(String lines) {
            try {
                box.stdin().write((lines + "\n").getBytes(StandardCharsets.UTF_8));
                box.stdin().flush();
            } catch (IOException _) {
                // The box has ended, or closed its input: that is heard.
            }
        }
    }
}
