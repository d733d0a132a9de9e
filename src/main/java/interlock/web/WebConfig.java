package interlock.web;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;

/// What holds for all requests.
@ConfigMapping(prefix = "interlock.web")
public interface WebConfig {
    /// The largest body of a request, in bytes (`16M`); larger ones get a 413.
    MemorySize requestSizeMax();
}
