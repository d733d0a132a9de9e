package interlock.language;

import static java.time.Duration.ZERO;

import interlock.sandbox.BoxResult;
import interlock.sandbox.BoxSpec;
import interlock.sandbox.ByteSize;
import interlock.sandbox.Limits;
import interlock.sandbox.Outcome;
import interlock.sandbox.Sandbox;
import interlock.sandbox.SandboxException;
import interlock.sandbox.Slot;
import interlock.sandbox.Usage;
import interlock.verdict.Diagnostic;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Runs a compiler in a box and takes out what it left in `/box/out`.
record CompilerBox(Sandbox sandbox, Limits limits) {
    private static final ByteSize NOTHING = new ByteSize(0);

    /// What programs in boxes find in their environment.
    static final Map<String, String> ENVIRONMENT =
            Map.of("PATH", "/usr/bin:/bin", "LANG", "C.UTF-8", "HOME", "/box");

    /// The usage of sources that never reached a compiler.
    static final Usage UNUSED =
            new Usage(ZERO, ZERO, ZERO, ZERO, ZERO, NOTHING, NOTHING, NOTHING, 0);

    /// How it went.
    sealed interface Work {
        Usage usage();

        /// @param files path below `/box/out` → content
        record Done(Map<String, byte[]> files, Usage usage) implements Work {
            /// A file that the compiler's script always makes.
            byte[] file(String name) {
                byte[] content = files.get(name);
                if (content == null) {
                    throw new SandboxException("a compiler's box did not make " + name);
                }
                return content;
            }

            String text(String name) {
                return new String(file(name), StandardCharsets.UTF_8);
            }
        }

        /// It ran into a limit or crashed.
        record Stopped(Diagnostic reason, Usage usage) implements Work {
            Compilation refused() {
                return new Compilation.Refused(List.of(reason), usage);
            }
        }
    }

    /// @param script for the shell; its exit status does not matter
    /// @param files path below `/in` → content
    Work run(Slot slot, String script, Map<String, byte[]> files, Map<Path, Path> mounts) {
        var whole = "mkdir out\n" + script + "\nexec tar -C out -cf - .";
        var command = List.of("/bin/sh", "-c", whole);
        var result = sandbox.run(new BoxSpec(slot, command, files, mounts, ENVIRONMENT, limits));
        return switch (result.outcome()) {
            case Outcome.Exited(int code) when code == 0 ->
                    new Work.Done(Archive.read(result.stdout()), result.usage());
            case Outcome.Exited(int code) ->
                    throw new SandboxException(
                            "a compiler's box ended with status %d: %s"
                                    .formatted(code, tail(result.stderr())));
            case Outcome.Signalled(int signal) ->
                    stopped(result, "the compiler crashed with signal " + signal);
            case Outcome.TimedOut(Outcome.Clock clock) -> stopped(result, tooSlow(clock));
            case Outcome.OutOfMemory() ->
                    stopped(result, "the compiler needed more than " + limits.memory());
            case Outcome.OutputLimit() ->
                    stopped(result, "the compiler made more than " + limits.output());
            case Outcome.Killed() -> throw new SandboxException("a compiler's box was killed");
        };
    }

    private String tooSlow(Outcome.Clock clock) {
        return switch (clock) {
            case CPU ->
                    "the compiler needed more than %d s of processor time"
                            .formatted(limits.cpu().toSeconds());
            case WALL -> "the compiler needed more than %d s".formatted(limits.wall().toSeconds());
        };
    }

    private static Work stopped(BoxResult result, String why) {
        var reason = new Diagnostic(Diagnostic.Severity.ERROR, null, why);
        return new Work.Stopped(reason, result.usage());
    }

    private static String tail(byte[] output) {
        int start = Math.max(0, output.length - 500);
        return new String(output, start, output.length - start, StandardCharsets.UTF_8).strip();
    }
}
