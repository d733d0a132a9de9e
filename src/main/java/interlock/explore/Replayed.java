package interlock.explore;

import interlock.verdict.Finding;
import interlock.verdict.Schedule;
import java.util.List;

/// One schedule played again, and what is wrong with it.
public record Replayed(Schedule schedule, List<Finding> faults) {
    public Replayed {
        faults = List.copyOf(faults);
    }
}
