package interlock.language;

import static java.util.stream.Collectors.toMap;

import interlock.sandbox.BoxSpec;
import interlock.sandbox.Limits;
import interlock.sandbox.Sandbox;
import interlock.sandbox.SandboxException;
import interlock.sandbox.Slot;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Python: solutions are modules beside the exercise's own, behind the standard library.
@Singleton
final class PythonLanguage implements Language {
    private static final String HARNESS = "harness.py";
    private static final String EXPLORE = "explore.py";

    /// The engine beside the harness: modules that a solution's files may not be named like.
    private static final List<String> ENGINE =
            List.of(
                    EXPLORE,
                    "explore_child.py",
                    "explore_escapes.py",
                    "explore_names.py",
                    "explore_parent.py",
                    "explore_points.py",
                    "explore_program.py",
                    "explore_protocol.py",
                    "explore_schedule.py",
                    "explore_script.py",
                    "explore_steps.py",
                    "explore_strategy.py",
                    "explore_threads.py",
                    "explore_time.py");

    private static final Path INTERPRETER = Path.of("/usr/bin/python3");
    private static final String PYTHON = INTERPRETER + " -I -S -B ";
    private static final Map<String, byte[]> CHECKER =
            Map.of("check.py", BoxResources.bytes("python/check.py"));

    /// Modules of the standard library that a file's name would be hidden behind.
    private static final Set<String> LIBRARY = Set.copyOf(BoxResources.lines("python/library.txt"));

    private final CompilerBox compiler;
    private final byte[] harness = BoxResources.bytes("python/" + HARNESS);
    private final Map<String, byte[]> engine =
            ENGINE.stream()
                    .collect(toMap(name -> name, name -> BoxResources.bytes("python/" + name)));

    @Inject
    PythonLanguage(Sandbox sandbox, LanguageConfig config) {
        compiler = new CompilerBox(sandbox, config.compileLimits());
    }

    @Override
    public String id() {
        return "python";
    }

    @Override
    public String title() {
        return "Python 3.11";
    }

    @Override
    public List<String> endings() {
        return List.of(".py");
    }

    @Override
    public String adapter() {
        return "adapter.py";
    }

    @Override
    public Compilation compile(Sources sources, Slot slot) {
        var taken = new TreeSet<>(sources.include().keySet());
        taken.add(HARNESS);
        taken.addAll(ENGINE);
        LIBRARY.forEach(module -> taken.add(module + ".py"));
        var faults = SourceFiles.faults(sources.solution(), endings(), taken);
        if (!faults.isEmpty()) {
            return new Compilation.Refused(faults, CompilerBox.UNUSED);
        }
        var files = new HashMap<>(CHECKER);
        files.putAll(SourceFiles.below("solution/", sources.solution()));
        files.putAll(SourceFiles.below("include/", sources.include()));
        files.put("forbidden.txt", forbidden(sources).getBytes(StandardCharsets.UTF_8));
        var script = PYTHON + "/in/check.py /in out";
        return switch (compiler.run(slot, script, files, Map.of())) {
            case CompilerBox.Work.Stopped stopped -> stopped.refused();
            case CompilerBox.Work.Done done -> judged(done, sources);
        };
    }

    private static Compilation judged(CompilerBox.Work.Done done, Sources sources) {
        var diagnostics = Messages.ordered(Messages.diagnostics(done.file("diagnostics")));
        if (diagnostics.stream().anyMatch(Messages::isError)) {
            return new Compilation.Refused(diagnostics, done.usage());
        }
        var forbidden = Messages.findings(done.file("findings"));
        var files = SourceFiles.below("", sources.include());
        files.putAll(SourceFiles.below("", sources.solution()));
        var program = new Program("python", files);
        return new Compilation.Compiled(program, diagnostics, forbidden, done.usage());
    }

    private static String forbidden(Sources sources) {
        var names = new TreeSet<>(BoxResources.lines("python/forbidden.txt"));
        names.addAll(sources.forbidden());
        return String.join("\n", names);
    }

    @Override
    public BoxSpec run(Program program, Slot slot, Limits limits) {
        var files = new HashMap<>(program.files());
        files.put(HARNESS, harness);
        var command = List.of(INTERPRETER.toString(), "-I", "-S", "-B", "/in/" + HARNESS);
        return new BoxSpec(slot, command, files, Map.of(), CompilerBox.ENVIRONMENT, limits);
    }

    @Override
    public Optional<String> engine(Slot slot) {
        return Optional.of(version());
    }

    /// Of the engine and the interpreter whose opcodes it controls.
    private String version() {
        var fingerprint = new Fingerprint().add(HARNESS, harness);
        new TreeMap<>(engine).forEach((name, content) -> fingerprint.add(name, content));
        try {
            return fingerprint.add("python3", Files.readAllBytes(INTERPRETER)).inShort();
        } catch (IOException odd) {
            throw new SandboxException("%s cannot be read".formatted(INTERPRETER), odd);
        }
    }

    /// Sets of texts must have one order in all processes, or a schedule could not be replayed: so
    /// Python is isolated (`-P -s`) without `-I`, which would ignore the seed of its hashes.
    @Override
    public Optional<BoxSpec> explore(Program program, Slot slot, Limits limits) {
        var files = new HashMap<>(program.files());
        files.put(HARNESS, harness);
        files.putAll(engine);
        var command = List.of(INTERPRETER.toString(), "-P", "-s", "-S", "-B", "/in/" + EXPLORE);
        var environment = new HashMap<>(CompilerBox.ENVIRONMENT);
        environment.put("PYTHONHASHSEED", "0");
        return Optional.of(
                new BoxSpec(slot, command, files, Map.of(), Map.copyOf(environment), limits));
    }
}
