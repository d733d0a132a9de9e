package interlock.verdict;

import interlock.verdict.Schedule.Act;
import interlock.verdict.Schedule.End;
import interlock.verdict.Schedule.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Schedules written down for tests, one step a line: `A write count @3 = 2`. A line that begins
/// with `end` tells where a thread was at the end: `end A lock m @7`, or `end A run -` if it still
/// ran; the other threads have ended.
public final class ScheduleScript {
    public static final String FILE = "Solution.java";
    private static final Pattern LINE =
            Pattern.compile("(end )?(\\S+) (\\S+) (\\S+)(?: @(\\d+))?(?: = (.*))?");

    private ScheduleScript() {}

    public static Schedule of(String text) {
        var steps = new ArrayList<Step>();
        Map<String, End> ends = new LinkedHashMap<>();
        for (var line : text.lines().toList()) {
            var words = LINE.matcher(line.strip());
            if (!words.matches()) {
                throw new IllegalArgumentException("no step: " + line);
            }
            var thread = words.group(2);
            var act = new Act(words.group(3), words.group(4), words.group(6));
            var place = place(words.group(5));
            if (words.group(1) == null) {
                steps.add(new Step(steps.size() + 1, thread, act, place));
                ends.putIfAbsent(thread, End.ended(thread));
            } else {
                ends.put(thread, new End(thread, act, place, false));
            }
        }
        return new Schedule(
                new Schedule.Origin("two-threads", 1, 42, 7),
                null,
                List.copyOf(ends.keySet()),
                steps,
                List.copyOf(ends.values()));
    }

    private static @Nullable Place place(@Nullable String line) {
        return line == null ? null : new Place(FILE, Integer.parseInt(line), 0);
    }
}
