package interlock.history;

import java.util.List;
import java.util.Map;

/// What was recorded of one case, in order of arrival.
///
/// @param caseName of the case that was run
/// @param object the parameters the object under test was built with, and what the grader measured
///     meanwhile
/// @param ended whether the harness reported the end of the case
public record History(
        String caseName, Map<String, String> object, List<Event> events, boolean ended) {
    /// Key of a fact the grader adds: nanoseconds that a sleeper of its own overslept at most.
    public static final String OVERSLEEP = "oversleep";

    /// Key of a fact the grader adds: nanoseconds by which an operation may be late through no
    /// fault of its own. That is how long the tasks of the box waited for a core or used one and
    /// what was stolen from the machine; in virtual time, by how much the clock ran ahead of
    /// threads that could go on.
    public static final String DELAY = "delay";

    /// Key of a fact the grader adds: there if the times are those of an engine's clock.
    public static final String VIRTUAL = "virtual-time";

    public History {
        object = Map.copyOf(object);
        events = List.copyOf(events);
    }
}
