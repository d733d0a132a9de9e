package interlock.grading;

import interlock.observe.ObserveConfig;
import interlock.observe.Pace;
import interlock.sandbox.Limits;
import interlock.sandbox.Sandbox;

/// Opens conversations: each begins with a box in which a solution is loaded. Immutable.
final class Conversations {
    private final Sandbox sandbox;
    private final GraderConfig config;
    private final ObserveConfig observing;

    Conversations(Sandbox sandbox, GraderConfig config, ObserveConfig observing) {
        this.sandbox = sandbox;
        this.config = config;
        this.observing = observing;
    }

    /// The box gets the time of a whole stage; the time of each case is watched by the
    /// conversation.
    ///
    /// @throws interlock.sandbox.SandboxException if there is no box to be had
    Conversation open(CaseStage.Subject subject) {
        var each = subject.submitted().exercise().plan().limits();
        var whole =
                new Limits(
                        config.stageMax(),
                        config.stageMax(),
                        each.memory(),
                        each.processes(),
                        each.output());
        var spec = subject.language().run(subject.program(), subject.slot(), whole);
        var box = sandbox.start(spec);
        var probes = new Probes(box, observing, Pace.ofMachine());
        return new Conversation(box, each, probes, config);
    }
}
