package interlock.exercise;

import interlock.Config;
import interlock.language.Compilation;
import interlock.language.Language;
import interlock.language.Program;
import interlock.sandbox.BoxSpec;
import interlock.sandbox.Limits;
import interlock.sandbox.Slot;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A small right package, and copies of it with one thing changed. Immutable.
record PackageExample(Map<String, byte[]> files) {
    static final String PROBLEM =
            """
            problem_format_version: 2025-09
            uuid: 6d2c1a52-1f0b-4f52-9c3c-0d6f3b1f5a10
            version: 1.0.0
            name: {en: Bounded buffer, zh: 有界缓冲区}
            author: Interlock
            keywords: [monitor, queue]
            difficulty: 3
            minutes: 45
            """;

    static final String GRADING =
            """
            kind: code
            languages:
              java: {main: Solution.java, forbidden: [java.util.concurrent.BlockingQueue]}
              python: {main: solution.py, forbidden: [queue]}
            limits: {wall: 10s, memory: 128MiB}
            feedback: findings
            points: {functional: 60, explore: 20, load-cpu: 10, observe: 10}
            checks: ["linearizable model=bounded-queue", "result op=size is=$capacity", "timeouts op=take argument=1"]
            cases:
              - name: close-releases-takers
                title: {en: Close releases takers, zh: 关闭释放等待者}
                sample: true
                object: {capacity: "1..3"}
                threads:
                  main: [start A, asleep A, quiet 2s A, close, join A]
                  A: [take, {times: 2, of: ["put #"]}, {random: "3..6", of: ["put #", "take 20ms"]}]
              - name: quiet
                title: {en: Waiting costs nothing, zh: 等待不耗资源}
                stages: [observe]
                repeat: 2
                object: {capacity: 1}
                threads:
                  A: [{times: $capacity, of: ["put #"]}]
                checks: ["capacity"]
            """;

    static final String SUBMISSIONS =
            """
            - {match: "wrong_answer/if-*", finding: race, stage: functional, waits-for: explore}
            - {match: "wrong_answer/*", finding: wrong-result, stage: functional}
            """;

    static final String SLUG = "bounded-buffer";

    static PackageExample right() {
        var files = new TreeMap<String, byte[]>();
        var texts = new TreeMap<String, String>();
        texts.put("problem.yaml", PROBLEM);
        texts.put("grading.yaml", GRADING);
        texts.put("submissions.yaml", SUBMISSIONS);
        texts.put("statement/problem.en.md", "# Buffer");
        texts.put("statement/problem.zh.md", "# 缓冲区");
        texts.put("attachments/templates/java/Solution.java", "class Solution {}");
        texts.put("attachments/templates/python/solution.py", "pass");
        texts.put("include/java/exercise/Adapter.java", "secret adapter");
        texts.put("include/python/adapter.py", "secret adapter");
        texts.put("submissions/accepted/monitor.java", "secret monitor");
        texts.put("submissions/accepted/semaphores/Solution.java", "secret semaphores");
        texts.put("submissions/accepted/semaphores/Ring.java", "secret ring");
        texts.put("submissions/accepted/condition.py", "secret condition");
        texts.put("submissions/accepted/semaphore.py", "secret semaphore");
        texts.put("submissions/wrong_answer/if-not-while.java", "secret wrong");
        texts.put("submissions/wrong_answer/unbounded.py", "secret wrong");
        texts.forEach((path, text) -> files.put(path, text.getBytes(StandardCharsets.UTF_8)));
        return new PackageExample(files);
    }

    PackageExample with(String path, String text) {
        return with(path, text.getBytes(StandardCharsets.UTF_8));
    }

    PackageExample with(String path, byte[] content) {
        var changed = new TreeMap<>(files);
        changed.put(path, content);
        return new PackageExample(changed);
    }

    PackageExample without(String path) {
        var changed = new TreeMap<>(files);
        if (changed.remove(path) == null) {
            throw new IllegalArgumentException("no file " + path);
        }
        return new PackageExample(changed);
    }

    /// Replaces what occurs once in a file.
    PackageExample replacing(String path, String old, String changed) {
        var text = new String(files.getOrDefault(path, new byte[0]), StandardCharsets.UTF_8);
        if (text.indexOf(old) < 0 || text.indexOf(old) != text.lastIndexOf(old)) {
            throw new IllegalArgumentException(path + " has not once: " + old);
        }
        return with(path, text.replace(old, changed));
    }

    ExercisePackage read() {
        return reader().read(SLUG, files);
    }

    static ExerciseReader reader() {
        return new ExerciseReader(
                List.of(
                        new NamedLanguage("java", List.of(".java"), "exercise/Adapter.java"),
                        new NamedLanguage("python", List.of(".py"), "adapter.py"),
                        new NamedLanguage("c", List.of(".c", ".h"), "adapter.c")),
                config());
    }

    static ExerciseConfig config() {
        return Config.defaults(ExerciseConfig.class);
    }

    /// A language by its names alone; readers never compile.
    private record NamedLanguage(String id, List<String> endings, String adapter)
            implements Language {
        @Override
        public String title() {
            return id;
        }

        @Override
        public Compilation compile(Sources sources, Slot slot) {
            throw new UnsupportedOperationException("a reader compiles nothing");
        }

        @Override
        public BoxSpec run(Program program, Slot slot, Limits limits) {
            throw new UnsupportedOperationException("a reader runs nothing");
        }
    }
}
