package interlock.explore;

import interlock.verdict.Finding;
import interlock.verdict.Schedule;
import java.util.List;

/// What came of playing one schedule again.
public sealed interface Replayed {
    /// It was told to its end.
    ///
    /// @param faults what is wrong with it
    record Whole(Schedule schedule, List<Finding> faults) implements Replayed {
        public Whole {
            faults = List.copyOf(faults);
        }
    }

    /// @param why the box ended before all was told
    record CutOff(Finding why) implements Replayed {}

    /// The exercise has no such scenario, or nothing explores the language here.
    record NotOffered() implements Replayed {}
}
