package interlock.verdict;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// One step of grading, in the order in which the steps are taken.
public enum Stage {
    COMPILE,
    RULES,
    FUNCTIONAL,
    EXPLORE,
    OBSERVE,
    LOAD_CPU,
    LOAD_IO,
    BENCHMARK,
    REVIEW;

    /// The name in exercise packages, JSON, SQL and on screen keys: `load-cpu`.
    @JsonValue
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// @throws IllegalArgumentException if no stage has this id
    public static Stage of(String id) {
        return Ids.find(values(), Stage::id, id, "stage");
    }
}
