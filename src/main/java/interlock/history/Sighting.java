package interlock.history;

import interlock.history.Event.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/// A thread was asleep at some instant between the question of the script and the grader's answer.
///
/// @param fromNanos when it was asked
/// @param untilNanos when it was answered
record Sighting(String thread, long fromNanos, long untilNanos) {
    /// All threads that answers name, in order of arrival.
    static List<Sighting> all(History history) {
        var asked = new HashMap<String, Event>();
        var all = new ArrayList<Sighting>();
        for (var event : history.events()) {
            if (event.kind() == Kind.ASK) {
                asked.put(event.thread(), event);
            } else if (event.kind() == Kind.ANSWER) {
                var question = asked.remove(event.thread());
                if (question != null) {
                    event.words().stream()
                            .skip(1)
                            .map(
                                    name ->
                                            new Sighting(
                                                    name, question.timeNanos(), event.timeNanos()))
                            .forEach(all::add);
                }
            }
        }
        return List.copyOf(all);
    }

    /// Whether the operation had been called before, and ended later.
    boolean isDuring(Operation one) {
        return one.thread().equals(thread)
                && one.calledNanos() < fromNanos
                && one.endedNanos() > untilNanos;
    }
}
