package interlock.language;

import interlock.sandbox.SandboxException;
import interlock.sandbox.Slot;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/// What C solutions are linked with, compiled before any of them and kept: what exercises share,
/// and the files of each. Safe for use by many threads; two may compile the same at once.
final class CParts {
    /// Instrumented code is not optimized: each access of the source is to be seen.
    private static final String FLAGS =
            """
            flags='-std=gnu17 -O2 -g1 -Wall -Wextra -pthread -fmax-errors=50\
             -fno-diagnostics-show-caret'
            instrumented='-std=gnu17 -O0 -g1 -w -pthread -fno-pie -fsanitize=thread\
             --param tsan-instrument-func-entry-exit=0'
            engine='-std=gnu17 -O2 -w -pthread -fno-pie'
            """;

    private static final String HEADER = "harness.h";
    private static final Map<String, byte[]> SOURCES = sources();
    private static final String BASE = script("c/base.sh");
    private static final String EXERCISE = script("c/exercise.sh");

    /// Exercises whose objects are kept, the least recently used one goes first.
    private static final int KEPT_MAX = 32;

    private final CompilerBox compiler;
    private final AtomicReference<CompilerBox.Work.Done> base = new AtomicReference<>();
    private final Map<Map<String, String>, CompilerBox.Work.Done> kept =
            Collections.synchronizedMap(
                    new LinkedHashMap<>(KEPT_MAX, 0.75f, true) {
                        @Override
                        protected boolean removeEldestEntry(
                                Map.Entry<Map<String, String>, CompilerBox.Work.Done> eldest) {
                            return size() > KEPT_MAX;
                        }
                    });

    CParts(CompilerBox compiler) {
        this.compiler = compiler;
    }

    /// A shell function: its `return` ends the script, not the shell, which hands out what was
    // made.
    static String script(String resource) {
        return FLAGS + "build() {\n" + BoxResources.text(resource) + "\n}\nbuild";
    }

    /// `harness.o`, `engine.o` and `witness.o`, and what is to be known of this machine.
    ///
    /// @throws SandboxException if this machine cannot compile them
    CompilerBox.Work.Done base(Slot slot) {
        var known = base.get();
        if (known != null) {
            return known;
        }
        var work = compiler.run(slot, BASE, SOURCES, Map.of());
        if (work instanceof CompilerBox.Work.Done done && done.files().containsKey("harness.o")) {
            base.set(done);
            return done;
        }
        throw new SandboxException("the harness for C cannot be compiled: " + work);
    }

    /// The objects of an exercise, or only messages if its files do not compile.
    CompilerBox.Work exercise(Map<String, String> include, Slot slot) {
        var known = kept.get(include);
        if (known != null) {
            return known;
        }
        var files = new HashMap<>(SourceFiles.below("include/", include));
        files.put(HEADER, SOURCES.get(HEADER));
        files.put("names", base(slot).file("names"));
        var work = compiler.run(slot, EXERCISE, files, Map.of());
        if (work instanceof CompilerBox.Work.Done done && isWhole(done)) {
            kept.put(include, done);
        }
        return work;
    }

    static boolean isWhole(CompilerBox.Work.Done exercise) {
        return exercise.files().containsKey("lacked");
    }

    private static Map<String, byte[]> sources() {
        var sources = new HashMap<String, byte[]>();
        for (var name : BoxResources.lines("c/sources.txt")) {
            sources.put(name, BoxResources.bytes("c/" + name));
        }
        return Map.copyOf(sources);
    }
}
