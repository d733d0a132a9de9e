package interlock.explore;

import interlock.verdict.Place;
import interlock.verdict.Schedule;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A schedule as text: a column for each thread, time downward.
public final class ScheduleText {
    private static final int COLUMN_MAX = 44;
    private static final int NUMBER_WIDTH = 5;

    private ScheduleText() {}

    public static String of(Schedule schedule) {
        var threads = schedule.threads();
        int width = width(schedule);
        var text = new StringBuilder();
        text.append(" ".repeat(NUMBER_WIDTH));
        threads.forEach(name -> text.append("  ").append(fit(name, width)));
        for (var step : schedule.steps()) {
            var before = " ".repeat((width + 2) * Math.max(0, threads.indexOf(step.thread())));
            text.append('\n').append(("%" + NUMBER_WIDTH + "d  ").formatted(step.number()));
            text.append(before).append(cell(step.act(), step.place()));
        }
        for (var end : schedule.ends()) {
            text.append('\n').append(told(end));
        }
        return text.toString()
                .lines()
                .map(String::stripTrailing)
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static int width(Schedule schedule) {
        int longest =
                schedule.steps().stream()
                        .mapToInt(step -> cell(step.act(), step.place()).length())
                        .max()
                        .orElse(0);
        return Math.min(COLUMN_MAX, longest);
    }

    private static String told(Schedule.End end) {
        var act = end.blocked();
        if (act != null) {
            return "%s is blocked: %s".formatted(end.thread(), cell(act, end.place()));
        }
        return end.running()
                ? "%s is still running%s".formatted(end.thread(), line(end.place()))
                : end.thread() + " ended";
    }

    private static String cell(Schedule.Act act, @Nullable Place place) {
        var value = act.value() == null ? "" : " " + act.value();
        return act.op() + " " + act.object() + value + line(place);
    }

    private static String line(@Nullable Place place) {
        return place == null ? "" : " :" + place.line();
    }

    private static String fit(String text, int width) {
        var cut = text.length() > width ? text.substring(0, width) : text;
        return cut + " ".repeat(width - cut.length());
    }
}
