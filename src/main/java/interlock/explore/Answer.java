package interlock.explore;

import interlock.history.Event;
import interlock.verdict.Finding;
import interlock.verdict.FindingKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Takes in what an engine answers to one request, line by line. Candidate code shares a process
/// with the engine, so an answer counts only if each schedule opens and closes with the nonce, all
/// come in order, and nothing stands between them. Confined to the thread that explores.
final class Answer {
    private final Request request;
    private final Consumer<Interleaving> told;
    private final List<EngineLine> lines = new ArrayList<>();
    private long next;
    private long lastNanos;
    private boolean isOpen;
    private boolean isOver;
    private @Nullable Finding forgery;

    /// @param told gets each schedule once its last line was heard
    Answer(Request request, Consumer<Interleaving> told) {
        this.request = request;
        this.told = told;
        next = request.from();
    }

    /// The schedule that is being told, or would be told next.
    long next() {
        return next;
    }

    /// Whether nothing more is to come.
    boolean isOver() {
        return isOver;
    }

    Optional<Finding> forgery() {
        return Optional.ofNullable(forgery);
    }

    void hear(EngineLine line) {
        switch (line) {
            case EngineLine.Began(var nonce, long seed, long k) -> {
                boolean isNext = seed == request.seed() && k == next && next < end();
                open(isNext && nonce.equals(request.nonce()));
            }
            case EngineLine.Recorded(Event event) -> record(line, event);
            case EngineLine.Race _, EngineLine.Did _, EngineLine.Blocked _ -> keep(line);
            case EngineLine.Delayed delayed -> {
                boolean isFirst = lines.stream().noneMatch(EngineLine.Delayed.class::isInstance);
                require(isFirst, "one delay in schedule " + next);
                keep(delayed);
            }
            case EngineLine.Ruled ruled -> close(ruled);
            case EngineLine.AllTold(var nonce, long count) -> {
                boolean isAll = count == next - request.from() && !request.isReplay();
                isOver = true;
                require(isAll && !isOpen && nonce.equals(request.nonce()), "the end of the answer");
            }
            case EngineLine.Strange(var text, var expected) -> forge(expected, text);
        }
    }

    private long end() {
        return request.from() + request.count();
    }

    private void open(boolean isExpected) {
        require(isExpected && !isOpen, "schedule " + next);
        isOpen = true;
        lastNanos = -1;
        lines.clear();
    }

    private void record(EngineLine line, Event event) {
        keep(line);
        require(event.timeNanos() > lastNanos, "a later time than " + lastNanos);
        lastNanos = event.timeNanos();
    }

    private void keep(EngineLine line) {
        require(isOpen, "the begin of schedule " + next);
        lines.add(line);
    }

    private void close(EngineLine.Ruled ruled) {
        require(isOpen && ruled.nonce().equals(request.nonce()), "the verdict on " + next);
        if (forgery == null) {
            told.accept(new Interleaving(next, lines, ruled));
        }
        isOpen = false;
        next++;
        isOver |= request.isReplay();
    }

    private void require(boolean holds, String expected) {
        if (!holds) {
            forge(expected, "");
        }
    }

    private void forge(String expected, String text) {
        isOver = true;
        if (forgery == null) {
            forgery = forged(expected, text);
        }
    }

    /// What no engine says.
    static Finding forged(String expected, String text) {
        return new Finding(FindingKind.FORGED, "explore.forged", Map.of("expected", expected))
                .withEvidence(text.isEmpty() ? List.of() : List.of(text));
    }
}
