package interlock.exercise;

import interlock.exercise.GradingPlan.LanguagePlan;
import interlock.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// Reads `submissions/` and `submissions.yaml`. Confined to one reading.
final class SolutionsReader {
    static final String FOLDER = "submissions/";

    private static final String SINGLE = "";
    private static final int ACCEPTED_PER_LANGUAGE_MIN = 2;

    private static final Map<String, Verdict> VERDICTS =
            Map.of(
                    "accepted", Verdict.AC,
                    "wrong_answer", Verdict.WA,
                    "time_limit_exceeded", Verdict.TLE,
                    "run_time_error", Verdict.RTE,
                    "compile_error", Verdict.CE,
                    "memory_limit_exceeded", Verdict.MLE,
                    "output_limit_exceeded", Verdict.OLE);

    private final KnownLanguages languages;
    private final Map<String, LanguagePlan> offered;
    private final List<Expectation> expectations;
    private final Faults faults;

    SolutionsReader(
            KnownLanguages languages,
            Map<String, LanguagePlan> offered,
            List<Expectation> expectations,
            Faults faults) {
        this.languages = languages;
        this.offered = offered;
        this.expectations = expectations;
        this.faults = faults;
    }

    /// @param texts the files below `submissions/`
    List<KnownSolution> read(SortedMap<String, String> texts) {
        var solutions = new ArrayList<KnownSolution>();
        var paths = new TreeSet<String>();
        filesBySolution(texts)
                .forEach(
                        (path, files) -> {
                            paths.add(path);
                            solution(path, files).ifPresent(solutions::add);
                        });
        refuseIdleExpectations(paths);
        if (faults.none()) {
            refuseTooFew(solutions);
        }
        return List.copyOf(solutions);
    }

    /// Single files are told by an empty name, until their language gives them one.
    private SortedMap<String, SortedMap<String, String>> filesBySolution(
            SortedMap<String, String> texts) {
        var bySolution = new TreeMap<String, SortedMap<String, String>>();
        texts.forEach(
                (path, text) -> {
                    var names = path.split("/", -1);
                    if (names.length < 2 || names.length > 3) {
                        faults.add(
                                FOLDER + path,
                                "a place like accepted/name.ending or accepted/name/file");
                        return;
                    }
                    bySolution
                            .computeIfAbsent(names[0] + "/" + names[1], _ -> new TreeMap<>())
                            .put(names.length == 3 ? names[2] : SINGLE, text);
                });
        return bySolution;
    }

    private Optional<KnownSolution> solution(String path, SortedMap<String, String> files) {
        var verdict = VERDICTS.get(path.substring(0, path.indexOf('/')));
        var language = languageOf(path, files.keySet());
        if (verdict == null) {
            faults.add(
                    FOLDER + path,
                    "a folder of " + String.join(", ", new TreeSet<>(VERDICTS.keySet())));
        }
        if (verdict == null || language.isEmpty()) {
            return Optional.empty();
        }
        var named = new TreeMap<>(files);
        var main = language.get().getValue().main();
        if (named.containsKey(SINGLE)) {
            named.put(main, named.remove(SINGLE));
        } else if (!named.containsKey(main)) {
            faults.add(FOLDER + path, "a file " + main + ", as main of its language says");
        }
        return expectation(path, verdict)
                .map(
                        expected ->
                                new KnownSolution(
                                        path,
                                        language.get().getKey(),
                                        named,
                                        verdict,
                                        expected.finding(),
                                        expected.stage(),
                                        expected.waitsFor()));
    }

    /// The offered language that every file of a solution has an ending of.
    private Optional<Map.Entry<String, LanguagePlan>> languageOf(String path, Set<String> names) {
        var sources = names.equals(Set.of(SINGLE)) ? Set.of(path) : names;
        names.stream()
                .filter(name -> !name.isEmpty() && !FileNames.isFlat(name))
                .forEach(name -> faults.add(FOLDER + path + "/" + name, FileNames.RULE));
        var found =
                offered.entrySet().stream()
                        .filter(
                                entry ->
                                        sources.stream()
                                                .allMatch(name -> isOf(entry.getKey(), name)))
                        .findFirst();
        if (found.isEmpty()) {
            faults.add(
                    FOLDER + path,
                    "files of one offered language (" + String.join(", ", offered.keySet()) + ")");
        }
        return found;
    }

    private boolean isOf(String language, String name) {
        return languages.get(language).endings().stream().anyMatch(name::endsWith);
    }

    private Optional<Expectation> expectation(String path, Verdict verdict) {
        if (verdict == Verdict.AC) {
            return Optional.of(Expectation.NONE);
        }
        var expectation = expectations.stream().filter(each -> each.matches(path)).findFirst();
        if (expectation.isEmpty()) {
            faults.add(FOLDER + path, "an entry of " + Expectation.FILE + " that matches it");
        }
        return expectation;
    }

    private void refuseIdleExpectations(Set<String> paths) {
        for (int at = 0; at < expectations.size(); at++) {
            var expectation = expectations.get(at);
            if (paths.stream()
                    .noneMatch(
                            path -> !path.startsWith("accepted/") && expectation.matches(path))) {
                faults.add(
                        Expectation.FILE,
                        at + ".match",
                        "a pattern of solutions that are not accepted, found none for "
                                + expectation.match());
            }
        }
    }

    private void refuseTooFew(List<KnownSolution> solutions) {
        for (var language : offered.keySet()) {
            long accepted =
                    solutions.stream()
                            .filter(each -> each.language().equals(language))
                            .filter(each -> each.verdict() == Verdict.AC)
                            .count();
            if (accepted < ACCEPTED_PER_LANGUAGE_MIN) {
                faults.add(
                        FOLDER + "accepted",
                        "%d solutions in %s, found %d"
                                .formatted(ACCEPTED_PER_LANGUAGE_MIN, language, accepted));
            }
            if (solutions.stream()
                    .noneMatch(
                            each ->
                                    each.language().equals(language)
                                            && each.verdict() != Verdict.AC)) {
                faults.add(FOLDER + "wrong_answer", "a wrong solution in " + language);
            }
        }
    }
}
