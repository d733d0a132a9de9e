package interlock.verdict;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// What kind of fault a finding shows.
public enum FindingKind {
    WRONG_RESULT,
    RACE,
    DEADLOCK,
    STARVATION,
    BUSY_WAIT,
    POLLING,
    LEAK,
    ZOMBIE,
    NOT_PARALLEL,
    SLOW,
    FORGED,
    FORBIDDEN_API,
    CRASH,
    BUILD,
    TIME_LIMIT,
    MEMORY_LIMIT,
    OUTPUT_LIMIT;

    /// The name in exercise packages, JSON, SQL and on screen keys: `busy-wait`.
    @JsonValue
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The verdict that a gate gives when this is the gravest thing it found.
    public Verdict verdict() {
        return switch (this) {
            case WRONG_RESULT,
                    RACE,
                    DEADLOCK,
                    STARVATION,
                    BUSY_WAIT,
                    POLLING,
                    LEAK,
                    ZOMBIE,
                    NOT_PARALLEL,
                    FORGED,
                    FORBIDDEN_API ->
                    Verdict.WA;
            case SLOW, TIME_LIMIT -> Verdict.TLE;
            case CRASH -> Verdict.RTE;
            case BUILD -> Verdict.CE;
            case MEMORY_LIMIT -> Verdict.MLE;
            case OUTPUT_LIMIT -> Verdict.OLE;
        };
    }

    /// The most points (of 100) a submission can keep once this was found.
    public int cap() {
        return switch (this) {
            case FORGED, FORBIDDEN_API, BUILD -> 0;
            case RACE, DEADLOCK, STARVATION -> 40;
            case BUSY_WAIT, POLLING, LEAK, ZOMBIE, NOT_PARALLEL -> 60;
            case WRONG_RESULT, SLOW, CRASH, TIME_LIMIT, MEMORY_LIMIT, OUTPUT_LIMIT -> 100;
        };
    }

    /// @throws IllegalArgumentException if no kind has this id
    public static FindingKind of(String id) {
        return Ids.find(values(), FindingKind::id, id, "finding");
    }
}
