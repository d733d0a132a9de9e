package interlock.harness;

import java.time.Duration;
import java.util.Map;

/// The parameters of the object under test, as the script gives them.
public record Parameters(Map<String, String> values) {
    public Parameters {
        values = Map.copyOf(values);
    }

    /// @throws ScriptException if it is missing
    public String text(String key) {
        String value = values.get(key);
        if (value == null) {
            throw new ScriptException("object parameter '" + key + "' is missing");
        }
        return value;
    }

    /// @throws ScriptException if it is missing or not a whole number
    public long number(String key) {
        try {
            return Long.parseLong(text(key));
        } catch (NumberFormatException notNumber) {
            throw new ScriptException("object parameter '" + key + "' is not a whole number");
        }
    }

    public long number(String key, long otherwise) {
        return values.containsKey(key) ? number(key) : otherwise;
    }

    /// A duration that travels as whole nanoseconds; negative means "no limit".
    public Duration duration(String key) {
        return Duration.ofNanos(number(key));
    }
}
