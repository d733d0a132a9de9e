package interlock.language;

import interlock.sandbox.Slot;
import interlock.verdict.Diagnostic;
import interlock.verdict.Finding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Compiles one solution and links it to the programs that are made of it. Confined to its thread.
final class CBuild {
    /// The program that runs as it is.
    static final String PROGRAM = "program";

    /// The one that is linked with the engine.
    static final String EXPLORE = "explore";

    /// The one that ThreadSanitizer watches.
    static final String WITNESS = "witness";

    private static final String CONTRACT = "exercise.h";
    private static final String SOLUTION = CParts.script("c/solution.sh");
    private static final String LINK = CParts.script("c/link.sh");

    private final CompilerBox compiler;
    private final CParts parts;
    private final Language.Sources sources;
    private final Slot slot;

    CBuild(CompilerBox compiler, CParts parts, Language.Sources sources, Slot slot) {
        this.compiler = compiler;
        this.parts = parts;
        this.sources = sources;
        this.slot = slot;
    }

    Compilation run() {
        return switch (parts.exercise(sources.include(), slot)) {
            case CompilerBox.Work.Stopped stopped -> stopped.refused();
            case CompilerBox.Work.Done exercise when CParts.isWhole(exercise) -> with(exercise);
            case CompilerBox.Work.Done broken ->
                    new Compilation.Refused(
                            GccMessages.linking(broken.text("messages")), broken.usage());
        };
    }

    /// A solution includes what it likes, so its box holds no source but its own and the contract.
    private Compilation with(CompilerBox.Work.Done exercise) {
        var files = SourceFiles.below("solution/", sources.solution());
        var contract = new HashMap<>(sources.include());
        contract.keySet().retainAll(Set.of(CONTRACT));
        files.putAll(SourceFiles.below("include/", contract));
        files.put("names", parts.base(slot).file("names"));
        return switch (compiler.run(slot, SOLUTION, files, Map.of())) {
            case CompilerBox.Work.Stopped stopped -> stopped.refused();
            case CompilerBox.Work.Done solution -> with(exercise, solution);
        };
    }

    private Compilation with(CompilerBox.Work.Done exercise, CompilerBox.Work.Done solution) {
        var told = new ArrayList<Diagnostic>();
        solution.files()
                .forEach(
                        (path, json) -> {
                            if (path.startsWith("diagnostics/")) {
                                told.addAll(GccMessages.compiling(json));
                            }
                        });
        var messages = Messages.ordered(told);
        if (messages.stream().anyMatch(Messages::isError)) {
            return new Compilation.Refused(messages, solution.usage());
        }
        var base = parts.base(slot);
        var rules = new CRules(sources, base, solution).findings();
        var wanted = wanted(base, exercise, solution);
        var objects = new HashMap<String, byte[]>();
        wanted.forEach(
                (program, object) -> {
                    objects.put(program + "/base/" + object, base.file(object));
                    put(objects, program + "/exercise/", program + "/", exercise);
                    put(objects, program + "/solution/", program + "/", solution);
                });
        return switch (compiler.run(slot, LINK, objects, Map.of())) {
            case CompilerBox.Work.Stopped stopped -> stopped.refused();
            case CompilerBox.Work.Done linked -> {
                var missing = missing(linked, wanted.keySet(), rules);
                var programs = new HashMap<>(linked.files());
                programs.keySet().retainAll(wanted.keySet());
                yield missing.isEmpty()
                        ? new Compilation.Compiled(
                                new Program("c", programs), messages, rules, solution.usage())
                        : new Compilation.Refused(
                                Messages.ordered(joined(messages, missing)), solution.usage());
            }
        };
    }

    /// Program → what it is linked with of ours. Without the one for a witness that would accuse
    /// wrongly.
    private static Map<String, String> wanted(
            CompilerBox.Work.Done base,
            CompilerBox.Work.Done exercise,
            CompilerBox.Work.Done solution) {
        var wanted = new HashMap<String, String>();
        wanted.put(PROGRAM, "harness.o");
        wanted.put(EXPLORE, "engine.o");
        var sanitizer = new CSanitizer(base.text("sanitizer"));
        if (sanitizer.seesAllOf(exercise.text("lacked"))
                && sanitizer.seesAllOf(solution.text("lacked"))) {
            wanted.put(WITNESS, "witness.o");
        }
        return wanted;
    }

    private static void put(
            Map<String, byte[]> files, String folder, String made, CompilerBox.Work.Done work) {
        work.files()
                .forEach(
                        (path, content) -> {
                            if (path.startsWith(made)) {
                                files.put(folder + path.substring(made.length()), content);
                            }
                        });
    }

    /// Why a program could not be linked. One that runs but cannot be explored redefines what it
    /// must not: then the rules tell so.
    private static List<Diagnostic> missing(
            CompilerBox.Work.Done linked, Set<String> wanted, List<Finding> rules) {
        for (var program : List.of(PROGRAM, EXPLORE, WITNESS)) {
            boolean isTold = !program.equals(PROGRAM) && !rules.isEmpty();
            if (wanted.contains(program) && !linked.files().containsKey(program) && !isTold) {
                return GccMessages.linking(linked.text(program + "-link"));
            }
        }
        return List.of();
    }

    private static List<Diagnostic> joined(List<Diagnostic> messages, List<Diagnostic> missing) {
        var all = new ArrayList<>(messages);
        all.addAll(missing);
        return all;
    }
}
