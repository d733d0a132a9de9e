package interlock.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import interlock.Config;
import interlock.language.Language;
import interlock.language.LanguageConfig;
import interlock.language.Languages;
import interlock.sandbox.BubblewrapSandbox;
import interlock.sandbox.SandboxConfig;
import interlock.sandbox.Slot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Every wrong program of the corpus is found within one block of schedules and replays exactly; no
/// right one is accused. `bin/explore --corpus` does the same with more of both.
class ExploreCorpusIT {
    private static final Path CORPUS = Path.of("src/test/resources/explore");
    private static final int REPLAYS = 3;

    /// One on each core: an engine runs one thread at a time.
    private static final BlockingQueue<Slot> SLOTS =
            new LinkedBlockingQueue<>(List.of(new Slot(0, Set.of(0)), new Slot(1, Set.of(1))));

    private static BubblewrapSandbox sandbox;
    private static Languages languages;
    private static ExecutorService workers;

    @BeforeAll
    static void open() {
        workers = Executors.newFixedThreadPool(SLOTS.size());
        sandbox = new BubblewrapSandbox(Config.defaults(SandboxConfig.class));
        languages = new Languages(sandbox, Config.defaults(LanguageConfig.class));
    }

    @AfterAll
    static void close() {
        workers.shutdownNow();
        sandbox.close();
    }

    @TestFactory
    Stream<DynamicTest> wrong_programs_are_found_and_replay() throws IOException {
        return tests(false, 3000, ExploreCorpusIT::find);
    }

    @TestFactory
    Stream<DynamicTest> right_programs_are_not_accused() throws IOException {
        return tests(true, 300, ExploreCorpusIT::spare);
    }

    @Test
    void a_race_is_told_with_both_places_and_threads() throws Exception {
        var program = CorpusProgram.read(CORPUS.resolve("c/wrong/unlocked-counter.c"));
        var race = tried(program, 1).races().orElseThrow().getFirst();
        assertEquals("explore.witnessed-race", race.message());
        assertEquals("adapter.c", race.where().orElseThrow().file());
        assertTrue(race.values().get("one").matches("(read|write) in [AB] \\(adapter.c:\\d+\\)"));
        assertTrue(race.values().get("other").matches("(read|write) in [AB] \\(adapter.c:\\d+\\)"));
    }

    /// All programs are tried at once, as far as there are slots; each test waits for its own.
    private static Stream<DynamicTest> tests(
            boolean right, int schedules, Consumer<Corpus.Tried> expectation) throws IOException {
        return programs(right).stream()
                .map(one -> Map.entry(one, workers.submit(() -> tried(one, schedules))))
                .toList()
                .stream()
                .map(
                        trying ->
                                DynamicTest.dynamicTest(
                                        trying.getKey().name(),
                                        () -> expectation.accept(trying.getValue().get())));
    }

    private static void find(Corpus.Tried tried) {
        assertTrue(tried.worst() > 0, () -> "not found in " + tried.schedules() + " schedules");
        assertEquals(REPLAYS, tried.replays(), () -> tried.faults().toString());
    }

    private static void spare(Corpus.Tried tried) {
        assertEquals(List.of(), tried.faults());
        assertEquals(300, tried.schedules());
        assertEquals(List.of(), tried.races().orElse(List.of()));
    }

    private static Corpus.Tried tried(CorpusProgram program, int schedules)
            throws InterruptedException {
        var wanted =
                Map.of(
                        "interlock.explore.schedules",
                        Integer.toString(schedules),
                        "interlock.explore.witness-plays",
                        "3");
        var limits = Config.with(ExploreConfig.class, wanted);
        var slot = SLOTS.take();
        try {
            return new Corpus(sandbox, limits, slot)
                    .tried(program, language(program), 1, REPLAYS)
                    .orElseThrow(() -> new AssertionError("no engine for " + program.name()));
        } finally {
            SLOTS.add(slot);
        }
    }

    private static Language language(CorpusProgram program) {
        return languages.all().stream().filter(program::isIn).findFirst().orElseThrow();
    }

    private static List<CorpusProgram> programs(boolean right) throws IOException {
        try (var files = Files.walk(CORPUS)) {
            return files.filter(Files::isRegularFile)
                    .sorted()
                    .map(ExploreCorpusIT::read)
                    .filter(program -> program.isRight() == right)
                    .toList();
        }
    }

    private static CorpusProgram read(Path file) {
        try {
            return CorpusProgram.read(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
