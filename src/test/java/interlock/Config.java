package interlock;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;

/// A feature's configuration without a running server: its defaults, but for some keys.
public final class Config {
    private Config() {}

    public static <C> C defaults(Class<C> mapping) {
        return with(mapping, Map.of());
    }

    /// @param values by their whole names, e.g. `interlock.load.cpu`
    public static <C> C with(Class<C> mapping, Map<String, String> values) {
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withConverter(Duration.class, 200, new DurationConverter())
                .withSources(new PropertiesConfigSource(values, "values", 100))
                .withMapping(mapping)
                .build()
                .getConfigMapping(mapping);
    }
}
