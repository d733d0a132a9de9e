package interlock.grading;

import interlock.exercise.ExerciseConfig;
import interlock.exercise.ExercisePackage;
import interlock.exercise.ExerciseReader;
import interlock.exercise.InvalidExerciseException;
import interlock.exercise.ScriptDraw;
import interlock.explore.ExploreConfig;
import interlock.explore.Explorer;
import interlock.language.LanguageConfig;
import interlock.language.Languages;
import interlock.load.LoadConfig;
import interlock.load.StressNg;
import interlock.observe.ObserveConfig;
import interlock.sandbox.BubblewrapSandbox;
import interlock.sandbox.SandboxConfig;
import interlock.sandbox.Slot;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;

/// What the commands work with, without the server. Run in the folder that has `exercises`.
///
/// @param out standard output, in UTF-8 and flushed at each line's end
record Shell(SmallRyeConfig config, BubblewrapSandbox sandbox, Languages languages, PrintStream out)
        implements AutoCloseable {
    private static final Path EXERCISES = Path.of("exercises");
    private static final int CONVERTER_PRIORITY = 200;
    private static final int ABOVE_ALL = 1000;

    /// @param arguments what the command line says, over all other sources of configuration
    static Shell open(Map<String, String> arguments) {
        var config = config(arguments);
        var sandbox = new BubblewrapSandbox(config.getConfigMapping(SandboxConfig.class));
        Runtime.getRuntime().addShutdownHook(new Thread(sandbox::close, "sandbox-close"));
        return new Shell(
                config,
                sandbox,
                new Languages(sandbox, config.getConfigMapping(LanguageConfig.class)),
                new PrintStream(System.out, true, StandardCharsets.UTF_8));
    }

    /// Runs a command to its end, and the process with it.
    static void run(Object command, String... args) {
        var line =
                new CommandLine(command)
                        .setExecutionExceptionHandler(
                                (fault, failed, _) -> {
                                    if (fault instanceof UsageException
                                            || fault instanceof InvalidExerciseException) {
                                        failed.getErr().println(fault.getMessage());
                                        return failed.getCommandSpec().exitCodeOnInvalidInput();
                                    }
                                    throw fault;
                                });
        System.exit(line.execute(args));
    }

    private static SmallRyeConfig config(Map<String, String> arguments) {
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .addDefaultSources()
                .withSources(new PropertiesConfigSource(arguments, "arguments", ABOVE_ALL))
                .withConverter(Duration.class, CONVERTER_PRIORITY, new DurationConverter())
                .withMapping(GraderConfig.class)
                .withMapping(ExerciseConfig.class)
                .withMapping(ExploreConfig.class)
                .withMapping(LanguageConfig.class)
                .withMapping(LoadConfig.class)
                .withMapping(ObserveConfig.class)
                .withMapping(SandboxConfig.class)
                .withValidateUnknown(false)
                .build();
    }

    /// The exercises that are there, by slug.
    List<String> slugs() throws IOException {
        try (var all = Files.list(EXERCISES)) {
            return all.filter(Files::isDirectory)
                    .map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    /// @throws UsageException if there is no such exercise
    /// @throws InvalidExerciseException with every fault that was found
    ExercisePackage exercise(String slug) throws IOException {
        var slugs = slugs();
        if (!slugs.contains(slug)) {
            throw new UsageException(
                    "no exercise %s: there are %s".formatted(slug, String.join(", ", slugs)));
        }
        return new ExerciseReader(languages.all(), config.getConfigMapping(ExerciseConfig.class))
                .read(EXERCISES.resolve(slug));
    }

    /// Where a command that does one thing at a time does it.
    static Slot slot() {
        return new Slot(0, Cores.allowed());
    }

    Explorer explorer() {
        return new Explorer(sandbox, drawing(), config.getConfigMapping(ExploreConfig.class));
    }

    /// The grader as the server has it.
    Grader grader() {
        return new GraderBeans()
                .grader(
                        sandbox,
                        languages,
                        new StressNg(sandbox, config.getConfigMapping(LoadConfig.class)),
                        drawing(),
                        config.getConfigMapping(GraderConfig.class),
                        config.getConfigMapping(ObserveConfig.class),
                        explorer());
    }

    private ScriptDraw drawing() {
        return new ScriptDraw(config.getConfigMapping(ExerciseConfig.class));
    }

    @Override
    public void close() {
        sandbox.close();
    }
}
