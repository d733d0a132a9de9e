package interlock.language;

import interlock.sandbox.BoxSpec;
import interlock.sandbox.Limits;
import interlock.sandbox.Sandbox;
import interlock.sandbox.Slot;
import interlock.verdict.Diagnostic;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Java: solutions are classes of package `exercise`, compiled beside the exercise's own.
@Singleton
final class JavaLanguage implements Language {
    private static final String PACKAGE = "exercise/";
    private static final List<String> COMPILER_OPTIONS =
            List.of(
                    ("--release 25 -proc:none -implicit:none -g -Xlint:all"
                                    + " -Xmaxerrs 200 -Xmaxwarns 200")
                            .split(" "));

    private final CompilerBox compiler;
    private final JavaStart start;

    @Inject
    JavaLanguage(Sandbox sandbox, LanguageConfig config) {
        compiler = new CompilerBox(sandbox, config.compileLimits());
        var jdk = config.jdk().orElse(Path.of(System.getProperty("java.home")));
        start = new JavaStart(jdk, CacheDirectory.of(config), COMPILER_OPTIONS);
    }

    @Override
    public String id() {
        return "java";
    }

    @Override
    public String title() {
        return "Java 25";
    }

    @Override
    public List<String> endings() {
        return List.of(".java");
    }

    @Override
    public String adapter() {
        return "exercise/Adapter.java";
    }

    @Override
    public Compilation compile(Sources sources, Slot slot) {
        var faults = SourceFiles.faults(sources.solution(), endings(), taken(sources));
        if (!faults.isEmpty()) {
            return new Compilation.Refused(faults, CompilerBox.UNUSED);
        }
        var parts = start.parts(JavaStart.Purpose.COMPILE);
        var files = new HashMap<>(parts.files());
        files.putAll(SourceFiles.below("src/solution/" + PACKAGE, sources.solution()));
        files.putAll(SourceFiles.below("src/include/", sources.include()));
        return switch (compiler.run(slot, script(parts), files, parts.mounts())) {
            case CompilerBox.Work.Stopped stopped -> stopped.refused();
            case CompilerBox.Work.Done done -> judged(done, sources);
        };
    }

    /// Nothing but the archive may come out on standard output.
    private String script(JavaStart.Parts parts) {
        return "/jdk/bin/java %s -Xmx%dm -cp %s %s /in/src out %s -cp %s >&2"
                .formatted(
                        String.join(" ", parts.options()),
                        heapMebibytes(compiler.limits()),
                        parts.harness(),
                        JavaStart.Purpose.COMPILE.main(),
                        String.join(" ", COMPILER_OPTIONS),
                        parts.harness());
    }

    private static Compilation judged(CompilerBox.Work.Done done, Sources sources) {
        var classes = new HashMap<>(done.files());
        var told = new ArrayList<>(Messages.diagnostics(done.file("diagnostics")));
        classes.keySet().removeIf(path -> !path.endsWith(".class"));
        told.addAll(strangers(classes.keySet()));
        var diagnostics = Messages.ordered(told);
        if (diagnostics.stream().anyMatch(Messages::isError)) {
            return new Compilation.Refused(diagnostics, done.usage());
        }
        var own =
                classes.entrySet().stream()
                        .filter(each -> each.getKey().startsWith("solution/"))
                        .map(Map.Entry::getValue)
                        .toList();
        var forbidden = new JavaRules(sources.forbidden(), own).findings();
        var program = new Program("java", classes);
        return new Compilation.Compiled(program, diagnostics, forbidden, done.usage());
    }

    /// Classes of a solution that are in no package, or in one that is not theirs.
    private static List<Diagnostic> strangers(Set<String> paths) {
        return paths.stream()
                .filter(path -> path.startsWith("solution/"))
                .filter(
                        path ->
                                path.lastIndexOf('/') != ("solution/" + PACKAGE).length() - 1
                                        || !path.startsWith("solution/" + PACKAGE))
                .map(path -> path.substring("solution/".length(), path.length() - 6))
                .sorted()
                .map(
                        name ->
                                new Diagnostic(
                                        Diagnostic.Severity.ERROR,
                                        null,
                                        "class %s must be in package exercise"
                                                .formatted(name.replace('/', '.'))))
                .toList();
    }

    private static Set<String> taken(Sources sources) {
        var taken =
                sources.include().keySet().stream()
                        .map(path -> path.substring(path.lastIndexOf('/') + 1))
                        .collect(Collectors.toSet());
        taken.add("module-info.java");
        return taken;
    }

    @Override
    public boolean forbidsRaces() {
        return true;
    }

    @Override
    public BoxSpec run(Program program, Slot slot, Limits limits) {
        return box(program, slot, limits, JavaStart.Purpose.RUN);
    }

    @Override
    public Optional<String> engine(Slot slot) {
        return Optional.of(start.version());
    }

    @Override
    public Optional<BoxSpec> explore(Program program, Slot slot, Limits limits) {
        return Optional.of(box(program, slot, limits, JavaStart.Purpose.EXPLORE));
    }

    private BoxSpec box(Program program, Slot slot, Limits limits, JavaStart.Purpose purpose) {
        var parts = start.parts(purpose);
        var files = new HashMap<>(program.files());
        files.putAll(parts.files());
        var command = new ArrayList<>(List.of("/jdk/bin/java"));
        command.addAll(parts.options());
        command.addAll(List.of("-XX:ActiveProcessorCount=2", "-Xmx" + heapMebibytes(limits) + "m"));
        command.addAll(List.of("-cp", parts.harness() + ":/in/include:/in/solution"));
        command.add(purpose.main());
        return new BoxSpec(slot, command, files, parts.mounts(), CompilerBox.ENVIRONMENT, limits);
    }

    /// Half of the box: the other half is for threads, code, metadata and the collector.
    private static long heapMebibytes(Limits limits) {
        return Math.max(8, limits.memory().bytes() >> 21);
    }
}
