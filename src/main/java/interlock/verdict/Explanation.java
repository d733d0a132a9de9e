package interlock.verdict;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// Says in one sentence what happened in a schedule, in the language of its reader.
///
/// It states only what the steps show: that this is why the outcome is wrong, the reader concludes.
///
/// @param message key of the sentence, in `messages/findings*.properties`
/// @param values what is put into it, by name
/// @param parts said one after the other in place of `{parts}`
/// @param steps numbers of the steps it speaks of
public record Explanation(
        String message, Map<String, String> values, List<Explanation> parts, List<Integer> steps) {
    public Explanation {
        values = Map.copyOf(values);
        parts = List.copyOf(parts);
        steps = List.copyOf(steps);
    }

    static Explanation of(String message, Map<String, String> values, Schedule.Step... steps) {
        return new Explanation(
                message,
                values,
                List.of(),
                List.of(steps).stream().map(Schedule.Step::number).toList());
    }

    /// The most telling sentence that is true of the schedule.
    public static Explanation of(Schedule schedule) {
        var trail = new Trail(schedule.steps());
        return ExplainWaiting.of(schedule, trail)
                .or(() -> ExplainOrder.of(trail))
                .orElseGet(
                        () ->
                                of(
                                        "schedule.plain",
                                        Map.of(
                                                "steps",
                                                Integer.toString(schedule.steps().size()),
                                                "switches",
                                                Integer.toString(trail.switches()))));
    }

    public String in(Locale reader) {
        var text = FindingText.shipped();
        if (parts.isEmpty()) {
            return text.sentence(message, values, reader);
        }
        var comma = text.sentence("schedule.comma", Map.of(), reader);
        var said = parts.stream().map(part -> part.in(reader)).collect(Collectors.joining(comma));
        return text.sentence(message, Map.of("parts", said), reader);
    }
}
