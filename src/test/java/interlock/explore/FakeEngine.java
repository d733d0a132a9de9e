package interlock.explore;

import interlock.grading.FakeBox;
import interlock.language.Compilation;
import interlock.language.Language;
import interlock.language.Program;
import interlock.sandbox.Box;
import interlock.sandbox.BoxSpec;
import interlock.sandbox.Capabilities;
import interlock.sandbox.Limits;
import interlock.sandbox.Sandbox;
import interlock.sandbox.Slot;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/// An engine that a test plays: it tells of each schedule what the test says. Of the case
/// `main: get` unless the test tells something else.
final class FakeEngine implements Sandbox, Language {
    static final String VERSION = "0123456789ab";

    private static final Slot SLOT = new Slot(0, Set.of(0));

    private final Tale tale;
    private final AtomicInteger boxes = new AtomicInteger();

    /// What is told of one schedule: lines without time, pid and tid, the last one its verdict
    /// without nonce, e.g. `main call get`, `deadlock 7`.
    interface Tale {
        /// @param box number of the box from 1: what differs between them does not replay
        List<String> of(long k, int box, boolean isReplay);
    }

    FakeEngine(Tale tale) {
        this.tale = tale;
    }

    /// A case that ends with this answer.
    static List<String> answering(String answer) {
        return List.of(
                "main begin get",
                "main thread",
                "main call get",
                "main return get " + answer,
                "main exit",
                "main end",
                "done 5");
    }

    Subject subject() {
        return new Subject(this, new Program("fake", Map.of()), Set.of("main.fake"), SLOT);
    }

    @Override
    public Box start(BoxSpec spec) {
        int number = boxes.incrementAndGet();
        return new FakeBox((request, box) -> answer(request, number, box));
    }

    private void answer(String request, int number, FakeBox box) {
        var words = List.of(request.split(" ", -1));
        boolean isReplay = words.getFirst().equals("replay");
        if (!isReplay && !words.getFirst().equals("explore")) {
            return;
        }
        long from = Long.parseLong(words.get(3));
        int count = isReplay ? 1 : Integer.parseInt(words.get(4));
        var nonce = words.get(1);
        for (long k = from; k < from + count; k++) {
            box.write("0 1 1 main schedule %s %s %d".formatted(nonce, words.get(2), k));
            var lines = tale.of(k, number, isReplay);
            int time = 0;
            for (var line : lines.subList(0, lines.size() - 1)) {
                boolean isOfHistory = !line.matches("\\S+ (step|race|blocked) .*");
                time += isOfHistory ? 1000 : 0;
                box.write("%d 1 1 %s".formatted(time, line));
            }
            box.write("%d 1 1 main verdict %s %s".formatted(time, nonce, lines.getLast()));
        }
        if (!isReplay) {
            box.write("0 1 1 main explored %s %d".formatted(nonce, count));
        }
    }

    @Override
    public Optional<String> engine(Slot slot) {
        return Optional.of(VERSION);
    }

    @Override
    public Optional<BoxSpec> explore(Program program, Slot slot, Limits limits) {
        return Optional.of(run(program, slot, limits));
    }

    @Override
    public BoxSpec run(Program program, Slot slot, Limits limits) {
        return new BoxSpec(slot, List.of("fake"), Map.of(), Map.of(), Map.of(), limits);
    }

    @Override
    public boolean forbidsRaces() {
        return true;
    }

    @Override
    public Capabilities capabilities() {
        throw new UnsupportedOperationException();
    }

    @Override
    public String id() {
        return "fake";
    }

    @Override
    public String title() {
        return "Fake";
    }

    @Override
    public List<String> endings() {
        return List.of(".fake");
    }

    @Override
    public String adapter() {
        return "adapter.fake";
    }

    @Override
    public Compilation compile(Sources sources, Slot slot) {
        throw new UnsupportedOperationException();
    }
}
