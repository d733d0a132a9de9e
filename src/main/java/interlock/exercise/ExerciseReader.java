package interlock.exercise;

import interlock.language.Language;
import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// Reads a package and finds all that is wrong with it. Immutable.
@Singleton
public class ExerciseReader {
    private static final Pattern SLUG = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final int SLUG_LENGTH_MAX = 60;

    private static final String TEMPLATES = "attachments/templates/";
    private static final String INCLUDE = "include/";

    private static final List<String> FOLDERS =
            List.of("statement/", TEMPLATES, INCLUDE, SolutionsReader.FOLDER, "solution/");
    private static final List<String> FILES =
            List.of(
                    ProblemFile.PATH,
                    GradingFile.PATH,
                    Expectation.FILE,
                    "rubric.yaml",
                    "README.md",
                    "LICENSE");

    private final KnownLanguages languages;
    private final ExerciseConfig config;
    private final Yaml yaml;

    public ExerciseReader(@All List<Language> languages, ExerciseConfig config) {
        this.languages = new KnownLanguages(languages);
        this.config = config;
        yaml = new Yaml(config.yaml());
    }

    /// @param slug name of the package's folder
    /// @param contents by path inside the folder, `/` between names
    /// @throws InvalidExerciseException with every fault that was found
    public ExercisePackage read(String slug, Map<String, byte[]> contents) {
        return read(PackageFiles.of(slug, contents));
    }

    /// Reads a package from its folder on this machine.
    ///
    /// @throws InvalidExerciseException with every fault that was found
    public ExercisePackage read(Path folder) {
        return read(new Folder(config.packages()).read(folder));
    }

    ExercisePackage read(PackageFiles files) {
        var faults = new Faults();
        refuseSlug(files.slug(), faults);
        refuseOtherFiles(files, faults);
        var problem = ProblemFile.read(section(files, ProblemFile.PATH, faults));
        var plan =
                new GradingFile(languages, config).read(section(files, GradingFile.PATH, faults));
        var statements =
                new Localized(
                        files.text("statement/problem.en.md", faults).orElse(""),
                        files.text("statement/problem.zh.md", faults).orElse(""));
        if (plan.languages().isEmpty() || plan.points().isEmpty()) {
            faults.throwIfAny(); // all that follows is held against the plan
        }
        var templates = byLanguage(files, TEMPLATES, plan, faults);
        var include = byLanguage(files, INCLUDE, plan, faults);
        refuseWithoutMain(templates, plan, faults);
        refuseWithoutAdapter(include, plan, faults);
        var solutions = solutions(files, plan, faults);
        faults.throwIfAny();
        return new ExercisePackage(
                problem.uuid(),
                files.slug(),
                problem.version(),
                problem.name(),
                problem.author(),
                problem.keywords(),
                problem.difficulty(),
                problem.minutes(),
                statements,
                templates,
                include,
                plan,
                solutions);
    }

    private static void refuseSlug(String slug, Faults faults) {
        if (!SLUG.matcher(slug).matches() || slug.length() > SLUG_LENGTH_MAX) {
            faults.add(
                    Yaml.abbreviated(slug),
                    "a folder named by small letters and digits, joined by '-', at most "
                            + SLUG_LENGTH_MAX);
        }
    }

    private static void refuseOtherFiles(PackageFiles files, Faults faults) {
        for (var path : files.contents().keySet()) {
            if (!FILES.contains(path) && FOLDERS.stream().noneMatch(path::startsWith)) {
                faults.add(
                        path,
                        "no such file; a package holds %s and the folders %s"
                                .formatted(String.join(", ", FILES), String.join(", ", FOLDERS)));
            }
        }
    }

    private Section section(PackageFiles files, String path, Faults faults) {
        return files.text(path, faults)
                .map(text -> yaml.read(path, text, faults))
                .orElseGet(() -> Section.absent(path, faults));
    }

    /// The files below a folder that has one folder for each offered language.
    private static Map<String, Map<String, String>> byLanguage(
            PackageFiles files, String folder, GradingPlan plan, Faults faults) {
        var byLanguage = new TreeMap<String, Map<String, String>>();
        files.textsBelow(folder, faults)
                .forEach(
                        (path, text) -> {
                            int slash = path.indexOf('/');
                            var language = slash < 0 ? path : path.substring(0, slash);
                            if (slash < 0 || !plan.languages().containsKey(language)) {
                                faults.add(
                                        folder + path,
                                        "a file below the folder of an offered language ("
                                                + String.join(", ", plan.languages().keySet())
                                                + ")");
                                return;
                            }
                            byLanguage
                                    .computeIfAbsent(language, _ -> new TreeMap<>())
                                    .put(path.substring(slash + 1), text);
                        });
        return byLanguage;
    }

    private static void refuseWithoutMain(
            Map<String, Map<String, String>> templates, GradingPlan plan, Faults faults) {
        plan.languages()
                .forEach(
                        (id, language) -> {
                            var names = templates.getOrDefault(id, Map.of()).keySet();
                            if (!language.main().isEmpty() && !names.contains(language.main())) {
                                faults.add(
                                        TEMPLATES + id + "/" + language.main(),
                                        "this file, as main of %s says; found none".formatted(id));
                            }
                            names.stream()
                                    .filter(name -> !FileNames.isFlat(name))
                                    .map(name -> TEMPLATES + id + "/" + name)
                                    .forEach(path -> faults.add(path, FileNames.RULE));
                        });
    }

    private void refuseWithoutAdapter(
            Map<String, Map<String, String>> include, GradingPlan plan, Faults faults) {
        for (var id : plan.languages().keySet()) {
            var adapter = languages.get(id).adapter();
            if (!include.getOrDefault(id, Map.of()).containsKey(adapter)) {
                faults.add(INCLUDE + id + "/" + adapter, "the adapter, found none");
            }
        }
    }

    private List<KnownSolution> solutions(PackageFiles files, GradingPlan plan, Faults faults) {
        var expectations =
                files.contents().containsKey(Expectation.FILE)
                        ? files.text(Expectation.FILE, faults)
                                .map(text -> yaml.readList(Expectation.FILE, text, faults))
                                .orElse(List.of())
                        : List.<Section>of();
        return new SolutionsReader(
                        languages,
                        plan.languages(),
                        expectations.stream()
                                .map(each -> Expectation.read(each, plan.points().keySet()))
                                .toList(),
                        faults)
                .read(files.textsBelow(SolutionsReader.FOLDER, faults));
    }
}
