package interlock;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/// A node that grades what it is handed, as in production.
public final class GradingProfile implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("interlock.grader.slots", "1", "interlock.grader.gate-repeats", "1");
    }
}
