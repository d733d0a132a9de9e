package interlock.explore;

import interlock.language.Compilation;
import interlock.language.Language;
import interlock.sandbox.Sandbox;
import interlock.sandbox.Slot;
import interlock.verdict.Finding;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Tries engines on programs of which it is known whether a schedule breaks them. Immutable.
public final class Corpus {
    private static final Duration TURN = Duration.ofSeconds(10);

    private final Engines engines;
    private final Witness witness;
    private final ExploreConfig config;
    private final Slot slot;

    /// What came of one program.
    ///
    /// @param foundAt the schedule in each block of seeds that showed a fault first, 0 for none
    /// @param faults of the first schedule found, or why it could not be tried
    /// @param schedules run in all
    /// @param cpu and `wall` for these
    /// @param start processor time until the engine was ready
    /// @param replays that told exactly the same again
    /// @param races told by the witness, if the language has one for the program
    public record Tried(
            List<Long> foundAt,
            List<Finding> faults,
            long schedules,
            Duration cpu,
            Duration wall,
            Duration start,
            int replays,
            Optional<List<Finding>> races) {
        public Tried {
            foundAt = List.copyOf(foundAt);
            faults = List.copyOf(faults);
        }

        /// The most schedules that a block needed, or 0 if one of them found nothing.
        public long worst() {
            return foundAt.contains(0L) ? 0 : foundAt.stream().mapToLong(at -> at).max().orElse(0);
        }
    }

    public Corpus(Sandbox sandbox, ExploreConfig config, Slot slot) {
        engines = new Engines(sandbox, config);
        witness = new Witness(sandbox, config);
        this.config = config;
        this.slot = slot;
    }

    /// Tries one program with each of so many seeds, and replays the first fault so often.
    ///
    /// @return nothing if the language has no engine for it
    public Optional<Tried> tried(CorpusProgram program, Language language, int blocks, int replays)
            throws InterruptedException {
        var compilation = language.compile(program.sources(language), slot);
        if (!(compilation instanceof Compilation.Compiled compiled)) {
            throw new IllegalArgumentException(
                    program.name() + " does not compile: " + compilation.diagnostics());
        }
        var files = Set.of(program.fileIn(language));
        var subject = new Subject(language, compiled.program(), files, slot);
        return engines.areThereFor(subject)
                ? Optional.of(new Trying(program, subject).run(blocks, replays))
                : Optional.empty();
    }

    /// Confined to one program.
    private final class Trying {
        private final CorpusProgram program;
        private final Subject subject;
        private final List<Long> foundAt = new ArrayList<>();
        private Optional<Suspicion> first = Optional.empty();
        private List<Finding> faults = List.of();
        private long schedules;

        Trying(CorpusProgram program, Subject subject) {
            this.program = program;
            this.subject = subject;
        }

        Tried run(int blocks, int replays) throws InterruptedException {
            try (var engine = engines.open(subject)) {
                faults = engine.begin().stream().toList();
                var ready = engine.cost();
                for (int block = 1; block <= blocks && faults.isEmpty(); block++) {
                    foundAt.add(explore(engine, judge(block)));
                }
                var done = engine.cost();
                return new Tried(
                        foundAt,
                        first.map(Suspicion::faults).orElse(faults),
                        schedules,
                        done.cpu().minus(ready.cpu()),
                        done.wall().minus(ready.wall()),
                        ready.cpu(),
                        first.isPresent() ? replayed(replays, first.get()) : 0,
                        races());
            }
        }

        private Optional<List<Finding>> races() throws InterruptedException {
            return witness.of(subject, List.of(judge(1).scenario())).map(Witness.Said::findings);
        }

        private ScenarioJudge judge(int block) {
            var scenario = new Scenario(program.script(), 1, block);
            return subject.judge(scenario);
        }

        private long explore(Engine engine, ScenarioJudge judge) throws InterruptedException {
            var turns = new Turns(judge, config, config.schedules());
            while (!turns.isDone() && !turns.isSuspicious() && faults.isEmpty()) {
                faults = turns.take(engine, TURN).stream().toList();
            }
            schedules += turns.run();
            var found = turns.earliest();
            first = first.or(() -> found);
            return found.map(one -> one.seen().k()).orElse(faults.isEmpty() ? 0L : turns.next());
        }

        /// In a fresh box.
        private int replayed(int times, Suspicion suspicion) throws InterruptedException {
            int same = 0;
            try (var engine = engines.open(subject)) {
                engine.begin();
                for (int i = 0; i < times; i++) {
                    var again =
                            Confirmation.replay(engine, judge(1).scenario(), suspicion.seen().k());
                    same += again.filter(suspicion.seen()::isSameAs).isPresent() ? 1 : 0;
                }
            }
            return same;
        }
    }
}
