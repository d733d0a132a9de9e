package interlock.grading;

import interlock.exercise.ExerciseConfig;
import interlock.explore.ExploreConfig;
import interlock.language.LanguageConfig;
import interlock.load.LoadConfig;
import interlock.observe.ObserveConfig;
import interlock.sandbox.SandboxConfig;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;

/// The configuration of what runs from the shell, without the server.
final class CommandConfig {
    private static final int CONVERTER_PRIORITY = 200;
    private static final int ABOVE_ALL = 1000;

    private CommandConfig() {}

    /// @param arguments what the command line says, over all other sources
    static SmallRyeConfig with(Map<String, String> arguments) {
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
}
