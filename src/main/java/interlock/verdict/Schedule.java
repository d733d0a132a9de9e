package interlock.verdict;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One interleaving of a case, as it was replayed: who did what in which order, and where each
/// thread was at the end.
///
/// Its texts come from the process of the candidate: they are cut to one printable line.
///
/// @param engine version of what played it: another may play another schedule for the same origin;
///     not said of schedules stored long ago
/// @param threads in the order in which they are shown
/// @param steps the last ones if there were more than `STEPS_MAX`; calls and results of the
///     operations are among them, as `call`, `return` and `raise`
/// @param ends of every thread
public record Schedule(
        Origin origin,
        @Nullable String engine,
        List<String> threads,
        List<Step> steps,
        List<End> ends) {
    public static final int STEPS_MAX = 500;
    private static final int TEXT_MAX = 160;
    private static final Pattern UNPRINTABLE =
            Pattern.compile("[\\p{Cntrl}\\p{Cs}\\u2028\\u2029\\u202A-\\u202E]");

    public Schedule {
        threads = threads.stream().map(Schedule::printable).toList();
        steps = List.copyOf(steps.subList(Math.max(0, steps.size() - STEPS_MAX), steps.size()));
        ends = List.copyOf(ends);
    }

    /// All it takes to play it again with the same program and the same engine.
    ///
    /// @param draw which of the scripts drawn from the seed for this case, from 1
    /// @param seed of the submission
    /// @param k which of the seed's schedules
    public record Origin(String caseName, int draw, long seed, long k) {}

    /// @param number from 1
    /// @param place the candidate's line, or nothing
    public record Step(int number, String thread, Act act, @Nullable Place place) {
        public Step {
            thread = printable(thread);
        }
    }

    /// What is done, to what: `lock` of `this.lock`, `write` of `count` with the value `2`.
    public record Act(String op, String object, @Nullable String value) {
        public Act {
            op = printable(op);
            object = printable(object);
            value = value == null ? null : printable(value);
        }
    }

    /// Where a thread was when the schedule was over: blocked, still running, or ended.
    ///
    /// @param blocked what it could not go on with
    /// @param running whether it could have gone on; not said of all schedules stored long ago
    public record End(
            String thread, @Nullable Act blocked, @Nullable Place place, boolean running) {
        private static final String RUN = "run";

        public End {
            thread = printable(thread);
            if (blocked != null && blocked.op().equals(RUN)) {
                // So it was stored before this was known.
                blocked = null;
                running = true;
            }
            if (running && blocked != null) {
                throw new IllegalArgumentException(thread + " cannot run and be blocked");
            }
        }

        public static End ended(String thread) {
            return new End(thread, null, null, false);
        }

        public static End running(String thread, @Nullable Place place) {
            return new End(thread, null, place, true);
        }

        public static End blocked(String thread, Act act, @Nullable Place place) {
            return new End(thread, act, place, false);
        }
    }

    /// Whether both tell the same: the same threads did the same in the same order, and were
    /// blocked by the same. Who still ran follows from that.
    public boolean tellsTheSameAs(Schedule other) {
        return origin.equals(other.origin)
                && threads.equals(other.threads)
                && steps.equals(other.steps)
                && blocked().equals(other.blocked());
    }

    /// Whether the same engine played both, so that they must tell the same.
    public boolean isOfSameEngineAs(Schedule other) {
        return engine != null && engine.equals(other.engine);
    }

    private List<End> blocked() {
        return ends.stream().filter(end -> end.blocked() != null).toList();
    }

    private static String printable(String text) {
        var safe = UNPRINTABLE.matcher(text).replaceAll("·");
        return safe.codePointCount(0, safe.length()) <= TEXT_MAX
                ? safe
                : safe.substring(0, safe.offsetByCodePoints(0, TEXT_MAX)) + "…";
    }
}
