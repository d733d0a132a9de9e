package interlock.language;

import interlock.sandbox.BoxSpec;
import interlock.sandbox.Limits;
import interlock.sandbox.Sandbox;
import interlock.sandbox.Slot;
import interlock.sandbox.Usage;
import interlock.verdict.Diagnostic;
import interlock.verdict.Finding;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// C: solutions are linked with the exercise's files and the harness, which holds `main`; and for a
/// second time, compiled so that each memory access calls it, with the engine that explores.
@Singleton
final class CLanguage implements Language {
    private static final String PROGRAM = "program";
    private static final String EXPLORE = "explore";
    private static final String CONTRACT = "exercise.h";
    private static final String OBJECTS = "objects/";
    private static final String EXPLORED = "explored/";

    /// Instrumented code is not optimized: each access of the source is to be seen.
    private static final String FLAGS =
            """
            flags='-std=gnu17 -O2 -g1 -Wall -Wextra -pthread -fmax-errors=50\
             -fno-diagnostics-show-caret'
            explored='-std=gnu17 -O0 -g1 -w -pthread -fno-pie -fsanitize=thread\
             --param tsan-instrument-func-entry-exit=0'
            engine='-std=gnu17 -O2 -w -pthread -fno-pie'
            """;

    private static final Map<String, byte[]> HARNESS = sources();
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
        files.put("names", ours.file("names"));
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
        files.putAll(below("ours/", OBJECTS, ours));
        files.putAll(below("solution/", OBJECTS, solution));
        files.putAll(below("engine/", EXPLORED, ours));
        files.putAll(below("explored/", EXPLORED, solution));
        return switch (compiler.run(slot, script(LINK), files, Map.of())) {
            case CompilerBox.Work.Stopped stopped -> stopped.refused();
            case CompilerBox.Work.Done linked -> {
                var rules = new CRules(sources.forbidden(), ours, solution).findings();
                yield linked(linked, told, rules, solution.usage());
            }
        };
    }

    /// A program that can run but not be explored redefines what it must not: the rules tell so.
    private static Compilation linked(
            CompilerBox.Work.Done linked, List<Diagnostic> told, List<Finding> rules, Usage usage) {
        var programs = new HashMap<>(linked.files());
        programs.keySet().retainAll(Set.of(PROGRAM, EXPLORE));
        if (!programs.containsKey(PROGRAM)) {
            told.addAll(GccMessages.linking(linked.text("link")));
            return new Compilation.Refused(Messages.ordered(told), usage);
        }
        if (!programs.containsKey(EXPLORE) && rules.isEmpty()) {
            told.addAll(GccMessages.linking(linked.text("explore-link")));
            return new Compilation.Refused(Messages.ordered(told), usage);
        }
        return new Compilation.Compiled(
                new Program("c", programs), Messages.ordered(told), rules, usage);
    }

    private static Map<String, byte[]> below(
            String folder, String made, CompilerBox.Work.Done work) {
        var objects = new HashMap<String, byte[]>();
        work.files()
                .forEach(
                        (path, content) -> {
                            if (path.startsWith(made)) {
                                objects.put(folder + path.substring(made.length()), content);
                            }
                        });
        return objects;
    }

    private static Map<String, byte[]> sources() {
        var sources = new HashMap<String, byte[]>();
        for (var name : BoxResources.lines("c/sources.txt")) {
            sources.put(name, BoxResources.bytes("c/" + name));
        }
        return Map.copyOf(sources);
    }

    /// Its `return` ends the script, not the shell, which hands out what was made.
    private static String script(String text) {
        return "build() {\n" + text + "\n}\nbuild";
    }

    @Override
    public boolean forbidsRaces() {
        return true;
    }

    @Override
    public BoxSpec run(Program program, Slot slot, Limits limits) {
        return box(PROGRAM, program, slot, limits);
    }

    @Override
    public Optional<BoxSpec> explore(Program program, Slot slot, Limits limits) {
        return program.files().containsKey(EXPLORE)
                ? Optional.of(box(EXPLORE, program, slot, limits))
                : Optional.empty();
    }

    private static BoxSpec box(String name, Program program, Slot slot, Limits limits) {
        var file = program.files().get(name);
        if (file == null) {
            throw new IllegalArgumentException("the program has no file " + name);
        }
        var command = List.of("/in/" + name);
        var files = Map.of(name, file);
        return new BoxSpec(slot, command, files, Map.of(), CompilerBox.ENVIRONMENT, limits);
    }
}
