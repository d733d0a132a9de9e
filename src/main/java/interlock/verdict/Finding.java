package interlock.verdict;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Evidence of one fault: immutable, and independent of any language of the reader.
///
/// @param message key of the sentence that tells it, in `messages/findings*.properties`
/// @param values what is put into that sentence, by name
/// @param place the line it belongs to, or nothing
/// @param evidence lines of the history, of /proc or of output that show it, at most 200
/// @param schedule that shows it and can be replayed, or nothing
public record Finding(
        FindingKind kind,
        String message,
        Map<String, String> values,
        @Nullable Place place,
        List<String> evidence,
        @Nullable Schedule schedule) {

    public static final int EVIDENCE_LINES_MAX = 200;

    public Finding {
        values = Map.copyOf(values);
        evidence = evidence.stream().limit(EVIDENCE_LINES_MAX).toList();
    }

    public Finding(FindingKind kind, String message, Map<String, String> values) {
        this(kind, message, values, null, List.of());
    }

    public Finding(
            FindingKind kind,
            String message,
            Map<String, String> values,
            @Nullable Place place,
            List<String> evidence) {
        this(kind, message, values, place, evidence, null);
    }

    public Finding withEvidence(List<String> lines) {
        return new Finding(kind, message, values, place, lines, schedule);
    }

    public Finding shownBy(Schedule replayed) {
        return new Finding(kind, message, values, place, evidence, replayed);
    }

    /// The same fault, told as one of another kind.
    public Finding ofKind(FindingKind other) {
        return new Finding(other, message, values, place, evidence, schedule);
    }

    public Optional<Place> where() {
        return Optional.ofNullable(place);
    }
}
