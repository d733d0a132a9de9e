package interlock.language;

import interlock.sandbox.BoxSpec;
import interlock.sandbox.Limits;
import interlock.sandbox.Sandbox;
import interlock.sandbox.Slot;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/// C: solutions are linked with the exercise's files and the harness, which holds `main`; and,
/// compiled so that each memory access calls it, with the engine that explores, and with
/// ThreadSanitizer.
@Singleton
final class CLanguage implements Language {
    /// A process for each play, until one fails. Only data races are asked for. Where addresses are
    /// drawn from a wide range, its shadow memory needs a process in which they are not.
    private static final List<String> WITNESS_COMMAND =
            List.of(
                    "setarch",
                    "-R",
                    "env",
                    "TSAN_OPTIONS=exitcode=0 report_mutex_bugs=0 report_thread_leaks=0"
                            + " report_signal_unsafe=0 report_destroy_locked=0 detect_deadlocks=0"
                            + " atexit_sleep_ms=0",
                    "/bin/sh",
                    "-c",
                    "while /in/witness; do :; done");

    private static final List<String> ENGINE = List.of("engine.o", "harness.o");

    private final CompilerBox compiler;
    private final CParts parts;

    @Inject
    CLanguage(Sandbox sandbox, LanguageConfig config) {
        compiler = new CompilerBox(sandbox, config.compileLimits());
        parts = new CParts(compiler);
    }

    @Override
    public String id() {
        return "c";
    }

    @Override
    public String title() {
        return "C (gcc, gnu17)";
    }

    @Override
    public List<String> endings() {
        return List.of(".c", ".h");
    }

    @Override
    public String adapter() {
        return "adapter.c";
    }

    @Override
    public Compilation compile(Sources sources, Slot slot) {
        var taken = new TreeSet<>(sources.include().keySet());
        taken.addAll(List.of("harness.c", "harness.h"));
        var faults = SourceFiles.faults(sources.solution(), endings(), taken);
        return faults.isEmpty()
                ? new CBuild(compiler, parts, sources, slot).run()
                : new Compilation.Refused(faults, CompilerBox.UNUSED);
    }

    @Override
    public boolean forbidsRaces() {
        return true;
    }

    @Override
    public BoxSpec run(Program program, Slot slot, Limits limits) {
        return box(CBuild.PROGRAM, List.of("/in/program"), program, slot, limits)
                .orElseThrow(() -> new IllegalArgumentException("the program cannot run"));
    }

    @Override
    public Optional<BoxSpec> explore(Program program, Slot slot, Limits limits) {
        return box(CBuild.EXPLORE, List.of("/in/explore"), program, slot, limits);
    }

    /// Compiled, so that it tells its compiler as well.
    @Override
    public Optional<String> engine(Slot slot) {
        var base = parts.base(slot);
        var fingerprint = new Fingerprint();
        ENGINE.forEach(name -> fingerprint.add(name, base.file(name)));
        return Optional.of(fingerprint.inShort());
    }

    @Override
    public Optional<BoxSpec> witness(Program program, Slot slot, Limits limits) {
        return box(CBuild.WITNESS, WITNESS_COMMAND, program, slot, limits);
    }

    private static Optional<BoxSpec> box(
            String name, List<String> command, Program program, Slot slot, Limits limits) {
        return Optional.ofNullable(program.files().get(name))
                .map(file -> Map.of(name, file))
                .map(
                        files ->
                                new BoxSpec(
                                        slot,
                                        command,
                                        files,
                                        Map.of(),
                                        CompilerBox.ENVIRONMENT,
                                        limits));
    }
}
