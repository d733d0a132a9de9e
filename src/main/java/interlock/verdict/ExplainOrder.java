package interlock.verdict;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// Explains a schedule in which threads came between each other's steps.
final class ExplainOrder {
    private final Trail trail;

    private ExplainOrder(Trail trail) {
        this.trail = trail;
    }

    static Optional<Explanation> of(Trail trail) {
        var explain = new ExplainOrder(trail);
        return explain.writtenBetween()
                .or(explain::overtaken)
                .or(explain::wokenBySomething)
                .or(explain::changedAfterRead);
    }

    /// A thread read a variable and then wrote it, and another wrote it in between.
    private Optional<Explanation> writtenBetween() {
        return each(trail.backwards(i -> trail.is(i, "write")).stream(), this::writtenBetween);
    }

    private Optional<Explanation> writtenBetween(int write) {
        return trail.last(0, write, i -> trail.isAccess(i) && isSame(i, write))
                .filter(read -> trail.is(read, "read"))
                .flatMap(
                        read ->
                                writtenByAnother(read, write)
                                        .map(other -> writtenBetween(read, other, write)));
    }

    private boolean isSame(int access, int other) {
        return trail.isSameOperation(access, other) && trail.isSameObject(access, other);
    }

    private Optional<Integer> writtenByAnother(int access, int before) {
        return trail.last(
                access,
                before,
                i ->
                        trail.is(i, "write")
                                && trail.isSameObject(i, access)
                                && !trail.isSameThread(i, access));
    }

    private Explanation writtenBetween(int read, int other, int write) {
        return Explanation.of(
                "schedule.written-between",
                Map.of(
                        "writer", trail.thread(other),
                        "object", trail.object(write),
                        "thread", trail.thread(write)),
                trail.at(read),
                trail.at(other),
                trail.at(write));
    }

    /// A thread was signalled, and before it went on another changed what it then used.
    private Optional<Explanation> overtaken() {
        return each(trail.backwards(i -> trail.is(i, "wake")).stream(), this::overtaken);
    }

    private Optional<Explanation> overtaken(int wake) {
        return trail.last(0, wake, i -> trail.isSignal(i) && trail.isSameObject(i, wake))
                .filter(signal -> !waitsAgain(wake))
                .flatMap(
                        signal ->
                                trail.last(signal, nextAccess(wake), i -> isTaken(i, signal, wake))
                                        .map(other -> overtaken(signal, wake, other)));
    }

    private int nextAccess(int wake) {
        return trail.first(
                        wake, trail.size(), i -> trail.isAccess(i) && trail.isSameThread(i, wake))
                .orElse(trail.size());
    }

    /// Written by a third thread, and used by the woken one in the same operation.
    private boolean isTaken(int write, int signal, int wake) {
        return trail.is(write, "write")
                && !trail.isSameThread(write, wake)
                && !trail.isSameThread(write, signal)
                && trail.first(
                                wake,
                                trail.size(),
                                i ->
                                        trail.isAccess(i)
                                                && trail.isSameOperation(i, wake)
                                                && trail.isSameObject(i, write))
                        .isPresent();
    }

    private boolean waitsAgain(int wake) {
        return trail.first(
                        wake,
                        trail.size(),
                        i -> trail.is(i, "wait") && trail.isSameOperation(i, wake))
                .isPresent();
    }

    private Explanation overtaken(int signal, int wake, int other) {
        return Explanation.of(
                "schedule.overtaken",
                Map.of(
                        "thread", trail.thread(wake),
                        "object", trail.object(wake),
                        "other", trail.thread(other),
                        "variable", trail.object(other)),
                trail.at(signal),
                trail.at(other),
                trail.at(wake));
    }

    private Optional<Explanation> wokenBySomething() {
        return each(
                trail.backwards(i -> trail.is(i, "spurious") && !waitsAgain(i)).stream(),
                wake ->
                        Optional.of(
                                Explanation.of(
                                        "schedule.woken-by-nobody",
                                        Map.of(
                                                "thread", trail.thread(wake),
                                                "object", trail.object(wake)),
                                        trail.at(wake))));
    }

    /// A thread read a variable, another wrote it, and the first wrote something else without
    /// having looked again.
    private Optional<Explanation> changedAfterRead() {
        return each(trail.backwards(i -> trail.is(i, "write")).stream(), this::changedAfterRead);
    }

    private Optional<Explanation> changedAfterRead(int write) {
        return trail.last(
                        0,
                        write,
                        i ->
                                trail.is(i, "read")
                                        && trail.isSameOperation(i, write)
                                        && isLastAccess(i, write)
                                        && writtenByAnother(i, write).isPresent())
                .map(
                        read ->
                                changedAfterRead(
                                        read, writtenByAnother(read, write).orElseThrow(), write));
    }

    private boolean isLastAccess(int read, int before) {
        return trail.first(read + 1, before + 1, i -> trail.isAccess(i) && isSame(i, read))
                .isEmpty();
    }

    private Explanation changedAfterRead(int read, int other, int write) {
        return Explanation.of(
                "schedule.changed-after-read",
                Map.of(
                        "writer", trail.thread(other),
                        "object", trail.object(read),
                        "thread", trail.thread(read),
                        "written", trail.object(write)),
                trail.at(read),
                trail.at(other),
                trail.at(write));
    }

    private static Optional<Explanation> each(
            Stream<Integer> places, Function<Integer, Optional<Explanation>> rule) {
        return places.flatMap(place -> rule.apply(place).stream()).findFirst();
    }
}
