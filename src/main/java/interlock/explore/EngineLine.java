package interlock.explore;

import interlock.history.Event;
import interlock.history.HistoryLine;
import interlock.history.LineWords;
import interlock.verdict.Place;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One line that an engine wrote, read strictly as `docs/decisions/exploration-protocol.md` says.
sealed interface EngineLine {
    /// A line of the history.
    record Recorded(Event event) implements EngineLine {}

    /// The first line of a schedule.
    record Began(String nonce, long seed, long k) implements EngineLine {}

    /// Two accesses to one object, at least one of them a write, that nothing orders.
    record Race(String object, Access one, Access other) implements EngineLine {}

    /// @param kind `read` or `write`
    record Access(String kind, Spot spot, String thread) {}

    /// What a thread did, in a replay.
    ///
    /// @param value read or written, empty if there is none
    record Did(String thread, Doing doing, String value) implements EngineLine {}

    /// A thread that was not done at the end of a deadlock or livelock.
    record Blocked(String thread, Doing doing) implements EngineLine {
        private static final String RUN = "run";

        /// Whether it was not blocked, but would have gone on for ever.
        boolean couldGoOn() {
            return doing.op().equals(RUN);
        }
    }

    /// By how much the clock ran ahead of threads that could go on.
    record Delayed(long nanos) implements EngineLine {}

    record Doing(String op, String object, Spot spot) {}

    /// A place as the engine names it; line 0 if it knows none.
    record Spot(String file, int line) {
        boolean isIn(Set<String> files) {
            return files.contains(file);
        }

        /// Nothing outside these files, and where the engine knows no line.
        @Nullable Place place(Set<String> files) {
            return line > 0 && isIn(files) ? new Place(file, line, 0) : null;
        }
    }

    /// The last line of a schedule.
    ///
    /// @param what is out of control, if something is
    record Ruled(String nonce, Ruling ruling, String what, int steps) implements EngineLine {}

    /// The last line of a request.
    record AllTold(String nonce, long count) implements EngineLine {}

    /// A line that no engine writes.
    record Strange(String text, String expected) implements EngineLine {}

    static EngineLine of(byte[] line) {
        return of(LineWords.of(line));
    }

    static EngineLine of(String line) {
        return of(LineWords.of(line));
    }

    private static EngineLine of(LineWords words) {
        return switch (words) {
            case LineWords.Odd(var text, var expected) -> new Strange(text, expected);
            case LineWords.Written line ->
                    switch (line.kind()) {
                        case "schedule",
                                "race",
                                "step",
                                "blocked",
                                "delay",
                                "verdict",
                                "explored" ->
                                new Reader(line).read();
                        case "answer" -> new Recorded(answer(line));
                        default -> ofHistory(line);
                    };
        };
    }

    private static EngineLine ofHistory(LineWords.Written line) {
        return switch (HistoryLine.of(line)) {
            case HistoryLine.Recorded(Event event) -> new Recorded(event);
            case HistoryLine.Malformed(var text, var expected) -> new Strange(text, expected);
        };
    }

    private static Event answer(LineWords.Written line) {
        return new Event(
                line.timeNanos(),
                line.pid(),
                line.tid(),
                line.thread(),
                Event.Kind.ANSWER,
                line.rest());
    }

    /// Confined to the reading of one line.
    final class Reader {
        /// All of them fit into a `long`, and into an `int`.
        private static final int DIGITS_MAX = 18;

        private static final int SMALL_DIGITS_MAX = 9;

        private final LineWords.Written line;
        private final List<String> rest;

        private Reader(LineWords.Written line) {
            this.line = line;
            rest = line.rest();
        }

        private EngineLine read() {
            return switch (line.kind()) {
                case "schedule" -> rest.size() == 3 ? began() : strange("NONCE SEED K");
                case "race" -> rest.size() == 9 ? race() : strange("OBJECT and two accesses");
                case "step" ->
                        rest.size() == 5 || rest.size() == 6
                                ? step()
                                : strange("N OP OBJECT FILE LINE [VALUE]");
                case "blocked" -> rest.size() == 4 ? blocked() : strange("OP OBJECT FILE LINE");
                case "delay" -> rest.size() == 1 ? delayed() : strange("NANOS");
                case "verdict" -> verdict();
                default -> rest.size() == 2 ? explored() : strange("NONCE COUNT");
            };
        }

        private EngineLine began() {
            return isNumber(1) && isNumber(2)
                    ? new Began(rest.get(0), number(1), number(2))
                    : strange("whole numbers for SEED and K");
        }

        private EngineLine race() {
            var one = access(1);
            var other = access(5);
            return one.isPresent() && other.isPresent()
                    ? new Race(rest.getFirst(), one.get(), other.get())
                    : strange("read or write, FILE, LINE and THREAD, twice");
        }

        private Optional<Access> access(int first) {
            var kind = rest.get(first);
            boolean isKnown = kind.equals("read") || kind.equals("write");
            return isKnown && isLine(first + 2)
                    ? Optional.of(new Access(kind, spot(first + 1), rest.get(first + 3)))
                    : Optional.empty();
        }

        private EngineLine step() {
            return isNumber(0) && isLine(4)
                    ? new Did(line.thread(), doing(1), rest.size() == 6 ? rest.get(5) : "")
                    : strange("whole numbers for N and LINE");
        }

        private EngineLine blocked() {
            return isLine(3)
                    ? new Blocked(line.thread(), doing(0))
                    : strange("a whole number for LINE");
        }

        private EngineLine delayed() {
            return isNumber(0) ? new Delayed(number(0)) : strange("a whole number for NANOS");
        }

        private Doing doing(int first) {
            return new Doing(rest.get(first), rest.get(first + 1), spot(first + 2));
        }

        private EngineLine verdict() {
            var ruling = rest.size() < 2 ? Optional.<Ruling>empty() : Ruling.of(rest.get(1));
            boolean hasWhat = ruling.isPresent() && ruling.get() == Ruling.UNCONTROLLED;
            int words = hasWhat ? 4 : 3;
            if (ruling.isEmpty() || rest.size() != words || !isLine(words - 1)) {
                return strange("NONCE OUTCOME STEPS");
            }
            int steps = Integer.parseInt(rest.get(words - 1));
            return new Ruled(rest.getFirst(), ruling.get(), hasWhat ? rest.get(2) : "", steps);
        }

        private EngineLine explored() {
            return isNumber(1)
                    ? new AllTold(rest.getFirst(), number(1))
                    : strange("a whole number for COUNT");
        }

        private Spot spot(int first) {
            return new Spot(rest.get(first), Integer.parseInt(rest.get(first + 1)));
        }

        private boolean isLine(int index) {
            return LineWords.isNumber(rest.get(index), SMALL_DIGITS_MAX);
        }

        private boolean isNumber(int index) {
            return LineWords.isNumber(rest.get(index), DIGITS_MAX);
        }

        private long number(int index) {
            return Long.parseLong(rest.get(index));
        }

        private Strange strange(String expected) {
            var text = "%s %s %s".formatted(line.thread(), line.kind(), String.join(" ", rest));
            return new Strange(text, line.kind() + " " + expected);
        }
    }
}
