package interlock.submission;

import interlock.verdict.Place;
import interlock.verdict.Schedule.Act;
import interlock.verdict.Schedule.Origin;
import interlock.verdict.Schedule.Step;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A schedule drawn as swim-lanes: a column for each thread, time downward.
///
/// @param engine version of what played it, if that is known
/// @param lanes one for each thread
/// @param locks those that are drawn as bars
/// @param stretches all steps
record Swim(
        Origin origin,
        @Nullable String engine,
        List<Lane> lanes,
        List<LockKey> locks,
        List<Stretch> stretches,
        int steps) {
    private static final int LANES_WITH_TEXT_MAX = 6;

    Swim {
        lanes = List.copyOf(lanes);
        locks = List.copyOf(locks);
        stretches = List.copyOf(stretches);
    }

    /// Whether there are too many lanes to write in them.
    public boolean isCrowded() {
        return lanes.size() > LANES_WITH_TEXT_MAX;
    }

    /// @param look how it stands at the end: `stuck`, `running` or `over`
    /// @param end what it could not go on with
    /// @param place where it was at the end
    /// @param bars as in its cells
    record Lane(
            String thread, String look, @Nullable Deed end, @Nullable Place place, List<Bar> bars) {
        Lane {
            bars = List.copyOf(bars);
        }
    }

    /// @param look the class of its bars
    record LockKey(String name, String look) {}

    /// What is done, with a word for it where there is one.
    record Deed(@Nullable StepWord word, String op, String object, @Nullable String value) {
        static Deed of(Act act) {
            return new Deed(
                    StepWord.of(act.op()).orElse(null), act.op(), act.object(), act.value());
        }

        /// `put(7)`, `put → true`, `count = 2`, `this.lock`.
        public String subject() {
            if (word == StepWord.CALL) {
                return object + "(" + Objects.requireNonNullElse(value, "") + ")";
            }
            if (value == null) {
                return object;
            }
            boolean isEnd = word == StepWord.RETURN || word == StepWord.RAISE;
            return object + (isEnd ? " → " : " = ") + value;
        }
    }

    /// Steps of one thread in a row.
    ///
    /// @param folded whether it is shown as one line at first
    record Stretch(String thread, boolean folded, List<Row> rows) {
        Stretch {
            rows = List.copyOf(rows);
        }

        public int first() {
            return rows.getFirst().number();
        }

        public int last() {
            return rows.getLast().number();
        }

        /// How the lanes look beside it while it is folded.
        public List<Cell> cells() {
            return rows.getLast().cells();
        }
    }

    /// One step.
    ///
    /// @param telling whether the explanation speaks of it
    /// @param cells one for each lane
    record Row(Step step, Deed deed, boolean telling, List<Cell> cells) {
        Row {
            cells = List.copyOf(cells);
        }

        public int number() {
            return step.number();
        }
    }

    /// One thread at one step.
    ///
    /// @param running whether it is the one that did the step
    /// @param look classes: how the lane is drawn here
    /// @param bars classes of its locks: one for each lock the thread ever had
    record Cell(boolean running, String look, List<Bar> bars) {
        Cell {
            bars = List.copyOf(bars);
        }
    }

    /// @param look which lock
    /// @param state `held`, `wanted` or `free`
    record Bar(String look, String state) {}
}
