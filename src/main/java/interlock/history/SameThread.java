package interlock.history;

import interlock.history.Event.Kind;
import interlock.verdict.Finding;
import interlock.verdict.FindingKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Whether one kernel thread alone used a harness object.
record SameThread(String object, FindingKind kind) implements Check {
    static Check of(Options options) {
        return new SameThread(options.text("object"), options.finding(FindingKind.WRONG_RESULT));
    }

    @Override
    public List<Finding> faultsOf(History history) {
        var firstOfEach = new LinkedHashMap<List<Long>, Event>();
        for (var event : history.events()) {
            if (event.kind() == Kind.LOG && event.words().getFirst().equals(object)) {
                firstOfEach.putIfAbsent(List.of(event.pid(), event.tid()), event);
            }
        }
        if (firstOfEach.size() <= 1) {
            return List.of();
        }
        var transcript = new Transcript(history);
        var values = Map.of("object", object, "threads", String.valueOf(firstOfEach.size()));
        var shown = new ArrayList<String>();
        firstOfEach.values().forEach(event -> shown.add(transcript.line(event)));
        return List.of(new Finding(kind, "history.several-threads", values).withEvidence(shown));
    }
}
