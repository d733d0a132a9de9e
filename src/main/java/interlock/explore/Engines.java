package interlock.explore;

import interlock.sandbox.BoxSpec;
import interlock.sandbox.Limits;
import interlock.sandbox.Sandbox;
import interlock.sandbox.Slot;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Opens boxes in which the engine of a language has loaded a solution. Immutable.
final class Engines {
    private final Sandbox sandbox;
    private final ExploreConfig config;

    Engines(Sandbox sandbox, ExploreConfig config) {
        this.sandbox = sandbox;
        this.config = config;
    }

    /// Whether the language has an engine for the program.
    boolean areThereFor(Subject subject) {
        return spec(subject).isPresent();
    }

    /// @throws interlock.sandbox.SandboxException if there is no box to be had
    Engine open(Subject subject) {
        var spec = spec(subject).orElseThrow(() -> Subject.noEngine(subject.language()));
        return new Engine(sandbox.start(spec), config);
    }

    private Optional<BoxSpec> spec(Subject subject) {
        var limits = limits(config, config.boxMax());
        return subject.language().explore(subject.program(), oneCoreOf(subject.slot()), limits);
    }

    /// An engine runs one thread at a time: to hand on to one on another core only costs, in Python
    /// as much as the schedules themselves. Slots that share cores take different ones.
    private static Slot oneCoreOf(Slot slot) {
        var cpus = List.copyOf(slot.cpus());
        return new Slot(slot.index(), Set.of(cpus.get(slot.index() % cpus.size())));
    }

    /// Those of a box, or of one request to it, that may take so long.
    static Limits limits(ExploreConfig config, Duration time) {
        return new Limits(time, time, config.memory(), config.processes(), config.output());
    }
}
