package interlock.explore;

import interlock.exercise.CaseScript;
import interlock.exercise.GradingPlan.CheckPlan;
import interlock.language.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// A small program of which it is known whether a schedule breaks it, with its script: an adapter
/// that holds what it tests. Its first comment lines are the steps, and what is to be found:
///
///     // object limit=3
///     // step main start A B
///     // step A run 20000000
///     // check timeouts op=run
///     // finds deadlock
///
/// @param name `java/wrong/lock-order.java`
/// @param isRight whether no schedule breaks it
/// @param finds what breaks it is called, empty for a right one
public record CorpusProgram(
        String name, boolean isRight, String finds, CaseScript script, String text) {
    /// Operations answer this; any other word is wrong.
    private static final String OK = "ok";

    /// @param file `…/<language>/right/<name>.<ending>` or `…/wrong/…`
    public static CorpusProgram read(Path file) throws IOException {
        var text = Files.readString(file);
        var object = new LinkedHashMap<String, String>();
        var threads = new LinkedHashMap<String, List<List<String>>>();
        var checks = new ArrayList<CheckPlan>();
        var finds = "";
        for (var line : text.lines().takeWhile(CorpusProgram::isComment).toList()) {
            var words = List.of(line.replaceFirst("^(//|#) ?", "").strip().split(" +", -1));
            var rest = words.subList(1, words.size());
            switch (words.getFirst()) {
                case "object" -> rest.forEach(each -> parameter(each, object));
                case "step" ->
                        threads.computeIfAbsent(rest.getFirst(), _ -> new ArrayList<>())
                                .add(rest.subList(1, rest.size()));
                case "check" -> checks.add(check(rest));
                case "finds" -> finds = String.join(" ", rest);
                default -> {}
            }
        }
        var folder = file.getName(file.getNameCount() - 2).toString();
        checks.addAll(results(threads));
        var script = new CaseScript(stem(file), object, threads, checks);
        var name = file.subpath(file.getNameCount() - 3, file.getNameCount()).toString();
        return new CorpusProgram(name, folder.equals("right"), finds, script, text);
    }

    private static boolean isComment(String line) {
        return line.startsWith("//") || (line.startsWith("#") && !line.startsWith("#include"));
    }

    private static void parameter(String written, Map<String, String> object) {
        int equals = written.indexOf('=');
        object.put(written.substring(0, equals), written.substring(equals + 1));
    }

    private static String stem(Path file) {
        var name = file.getFileName().toString();
        return name.substring(0, name.lastIndexOf('.'));
    }

    private static CheckPlan check(List<String> words) {
        var options = new LinkedHashMap<String, String>();
        words.subList(1, words.size()).forEach(each -> parameter(each, options));
        return new CheckPlan(words.getFirst(), options);
    }

    private static List<CheckPlan> results(Map<String, List<List<String>>> threads) {
        var control = List.of("start", "join", "sleep", "interrupt", "ask");
        var operations = new TreeSet<String>();
        threads.values().forEach(steps -> steps.forEach(step -> operations.add(step.getFirst())));
        return operations.stream()
                .filter(name -> !control.contains(name))
                .map(name -> new CheckPlan("result", Map.of("op", name, "is", OK)))
                .toList();
    }

    public boolean isIn(Language language) {
        return language.endings().stream().anyMatch(name::endsWith);
    }

    /// What is compiled. In C only the exercise's own files may see the harness, so there the
    /// program is the exercise's adapter, and the solution is empty.
    Language.Sources sources(Language language) {
        var file = fileIn(language);
        return file.endsWith(".c")
                ? new Language.Sources(Map.of("solution.c", ""), Map.of(file, text), List.of())
                : new Language.Sources(Map.of(file, text), Map.of(), List.of());
    }

    /// The name of its file in the box, without folders.
    String fileIn(Language language) {
        return Path.of(language.adapter()).getFileName().toString();
    }
}
