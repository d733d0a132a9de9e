package interlock.language;

import interlock.sandbox.BoxSpec;
import interlock.sandbox.Limits;
import interlock.sandbox.Sandbox;
import interlock.sandbox.Slot;
import interlock.verdict.Diagnostic;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// C: solutions are linked with the exercise's files and the harness, which holds `main`.
@Singleton
final class CLanguage implements Language {
    private static final String PROGRAM = "program";
    private static final Map<String, byte[]> OURS =
            Map.of(
                    "build.sh", BoxResources.bytes("c/build.sh"),
                    "harness.c", BoxResources.bytes("c/harness.c"),
                    "harness.h", BoxResources.bytes("c/harness.h"));

    private final CompilerBox compiler;

    @Inject
    CLanguage(Sandbox sandbox, LanguageConfig config) {
        compiler = new CompilerBox(sandbox, config.compileLimits());
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
        if (!faults.isEmpty()) {
            return new Compilation.Refused(faults, CompilerBox.UNUSED);
        }
        var files = new HashMap<>(OURS);
        files.putAll(SourceFiles.below("solution/", sources.solution()));
        files.putAll(SourceFiles.below("include/", sources.include()));
        return switch (compiler.run(slot, ". /in/build.sh", files, Map.of())) {
            case CompilerBox.Work.Stopped stopped -> stopped.refused();
            case CompilerBox.Work.Done done -> judged(done, sources);
        };
    }

    private static Compilation judged(CompilerBox.Work.Done done, Sources sources) {
        var told = new ArrayList<Diagnostic>();
        done.files()
                .forEach(
                        (path, json) -> {
                            if (path.startsWith("diagnostics/")) {
                                told.addAll(GccMessages.compiling(json));
                            }
                        });
        var program = done.files().get(PROGRAM);
        if (program == null) {
            told.addAll(GccMessages.linking(done.text("link")));
        }
        var diagnostics = Messages.ordered(told);
        if (program == null || diagnostics.stream().anyMatch(Messages::isError)) {
            return new Compilation.Refused(diagnostics, done.usage());
        }
        var forbidden = new CRules(sources.forbidden(), done).findings();
        var files = Map.of(PROGRAM, program);
        return new Compilation.Compiled(
                new Program("c", files), diagnostics, forbidden, done.usage());
    }

    @Override
    public BoxSpec run(Program program, Slot slot, Limits limits) {
        return new BoxSpec(
                slot,
                List.of("/in/" + PROGRAM),
                program.files(),
                Map.of(),
                CompilerBox.ENVIRONMENT,
                limits);
    }
}
