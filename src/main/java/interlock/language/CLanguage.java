package interlock.language;

import interlock.sandbox.BoxSpec;
import interlock.sandbox.Limits;
import interlock.sandbox.Sandbox;
import interlock.sandbox.Slot;
import interlock.verdict.Diagnostic;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// C: solutions are linked with the exercise's files and the harness, which holds `main`.
@Singleton
final class CLanguage implements Language {
    private static final String PROGRAM = "program";
    private static final String CONTRACT = "exercise.h";
    private static final String OBJECTS = "objects/";
    private static final String FLAGS =
            "flags='-std=gnu17 -O2 -g1 -Wall -Wextra -pthread -fmax-errors=50"
                    + " -fno-diagnostics-show-caret'\n";
    private static final Map<String, byte[]> HARNESS =
            Map.of(
                    "harness.c", BoxResources.bytes("c/harness.c"),
                    "harness.h", BoxResources.bytes("c/harness.h"));
    private static final String OURS = FLAGS + BoxResources.text("c/objects.sh");
    private static final String SOLUTION = FLAGS + BoxResources.text("c/solution.sh");
    private static final String LINK = BoxResources.text("c/link.sh");

    /// Exercises whose objects are kept, the least recently used one goes first.
    private static final int KEPT_MAX = 32;

    private final CompilerBox compiler;
    private final Map<Map<String, String>, CompilerBox.Work.Done> kept =
            Collections.synchronizedMap(
                    new LinkedHashMap<>(KEPT_MAX, 0.75f, true) {
                        @Override
                        protected boolean removeEldestEntry(
                                Map.Entry<Map<String, String>, CompilerBox.Work.Done> eldest) {
                            return size() > KEPT_MAX;
                        }
                    });

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
        return switch (ours(sources.include(), slot)) {
            case CompilerBox.Work.Stopped stopped -> stopped.refused();
            case CompilerBox.Work.Done ours -> compile(sources, ours, slot);
        };
    }

    /// The objects of harness and exercise: compiled before any solution, and without one.
    private CompilerBox.Work ours(Map<String, String> include, Slot slot) {
        var known = kept.get(include);
        if (known != null) {
            return known;
        }
        var files = new HashMap<>(HARNESS);
        files.putAll(SourceFiles.below("include/", include));
        var work = compiler.run(slot, script(OURS), files, Map.of());
        if (work instanceof CompilerBox.Work.Done done && done.files().containsKey("harness")) {
            kept.put(include, done);
        }
        return work;
    }

    /// A solution includes what it likes, so its box holds no source but its own and the contract.
    private Compilation compile(Sources sources, CompilerBox.Work.Done ours, Slot slot) {
        if (!ours.files().containsKey("harness")) {
            return new Compilation.Refused(GccMessages.linking(ours.text("link")), ours.usage());
        }
        var files = SourceFiles.below("solution/", sources.solution());
        var contract = new HashMap<>(sources.include());
        contract.keySet().retainAll(Set.of(CONTRACT));
        files.putAll(SourceFiles.below("include/", contract));
        return switch (compiler.run(slot, script(SOLUTION), files, Map.of())) {
            case CompilerBox.Work.Stopped stopped -> stopped.refused();
            case CompilerBox.Work.Done done -> link(sources, ours, done, slot);
        };
    }

    private Compilation link(
            Sources sources,
            CompilerBox.Work.Done ours,
            CompilerBox.Work.Done solution,
            Slot slot) {
        var told = new ArrayList<Diagnostic>();
        solution.files()
                .forEach(
                        (path, json) -> {
                            if (path.startsWith("diagnostics/")) {
                                told.addAll(GccMessages.compiling(json));
                            }
                        });
        if (told.stream().anyMatch(Messages::isError)) {
            return new Compilation.Refused(Messages.ordered(told), solution.usage());
        }
        var files = new HashMap<String, byte[]>();
        files.putAll(objects("ours/", ours));
        files.putAll(objects("solution/", solution));
        return switch (compiler.run(slot, script(LINK), files, Map.of())) {
            case CompilerBox.Work.Stopped stopped -> stopped.refused();
            case CompilerBox.Work.Done linked -> {
                var usage = solution.usage();
                var program = linked.files().get(PROGRAM);
                if (program == null) {
                    told.addAll(GccMessages.linking(linked.text("link")));
                    yield new Compilation.Refused(Messages.ordered(told), usage);
                }
                yield new Compilation.Compiled(
                        new Program("c", Map.of(PROGRAM, program)),
                        Messages.ordered(told),
                        new CRules(sources.forbidden(), ours, solution).findings(),
                        usage);
            }
        };
    }

    private static Map<String, byte[]> objects(String folder, CompilerBox.Work.Done work) {
        var objects = new HashMap<String, byte[]>();
        work.files()
                .forEach(
                        (path, content) -> {
                            if (path.startsWith(OBJECTS)) {
                                objects.put(folder + path.substring(OBJECTS.length()), content);
                            }
                        });
        return objects;
    }

    /// Its `return` ends the script, not the shell, which hands out what was made.
    private static String script(String text) {
        return "build() {\n" + text + "\n}\nbuild";
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
