package interlock.load;

import interlock.sandbox.Companions;
import interlock.sandbox.SandboxException;
import interlock.sandbox.Slot;
import interlock.verdict.Load;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Makes load with stress-ng, which is trusted and runs as a user without privileges.
@Singleton
public final class StressNg implements LoadGenerator {
    private static final Path PROGRAM = Path.of("/usr/bin/stress-ng");

    private final Companions companions;
    private final LoadConfig config;

    @Inject
    public StressNg(Companions companions, LoadConfig config) {
        this.companions = companions;
        this.config = config;
    }

    @Override
    public ActiveLoad start(Load load, Slot slot) {
        return switch (load) {
            case IDLE -> new Idle();
            case CPU -> {
                int workers = slot.cpus().size();
                yield run(load, slot, workers, cpuArguments(workers));
            }
            case IO -> run(load, slot, config.ioWorkers(), ioArguments());
        };
    }

    private static List<String> cpuArguments(int workers) {
        return List.of("--cpu", "" + workers, "--cpu-method", "matrixprod");
    }

    private List<String> ioArguments() {
        return List.of(
                "--hdd",
                "" + config.ioWorkers(),
                "--hdd-bytes",
                "" + config.ioFileSize().bytes(),
                "--hdd-opts",
                "wr-seq,fsync");
    }

    private ActiveLoad run(Load load, Slot slot, int workers, List<String> arguments) {
        if (!Files.isExecutable(PROGRAM)) {
            throw new SandboxException("stress-ng is not installed: apt-get install stress-ng");
        }
        var scratch =
                ScratchDirectory.make(
                        config.scratchDirectory(), config.longest(), slot.companionUid());
        var command = new ArrayList<>(List.of(PROGRAM.toString()));
        command.addAll(arguments);
        command.addAll(List.of("--timeout", config.longest().toSeconds() + "s"));
        command.addAll(List.of("--temp-path", scratch.path().toString(), "--quiet"));
        try {
            var spec =
                    new Companions.Spec(
                            slot, config.weight(), config.memory(), command, scratch.path());
            var facts =
                    Map.of(
                            "load", load.id(),
                            "command", "stress-ng " + String.join(" ", arguments),
                            "workers", "" + workers,
                            "weight", config.weight() + "%");
            return new RunningLoad(companions.start(spec), scratch, facts);
        } catch (SandboxException failure) {
            scratch.close();
            throw failure;
        }
    }

    private record Idle() implements ActiveLoad {
        @Override
        public Map<String, String> facts() {
            return Map.of("load", Load.IDLE.id());
        }

        @Override
        public void close() {}
    }
}
