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
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Every wrong program of the corpus is found within one block of schedules and replays exactly; no
/// right one is accused. `bin/explore --corpus` does the same with more of both.
class ExploreCorpusIT {
    private static final Path CORPUS = Path.of("src/test/resources/explore");
    private static final Slot SLOT = new Slot(0, Set.of(0, 1));
    private static final int REPLAYS = 3;

    private static BubblewrapSandbox sandbox;
    private static Languages languages;

    @BeforeAll
    static void open() {
        sandbox = new BubblewrapSandbox(Config.defaults(SandboxConfig.class));
        languages = new Languages(sandbox, Config.defaults(LanguageConfig.class));
    }

    @AfterAll
    static void close() {
        sandbox.close();
    }

    @TestFactory
    Stream<DynamicTest> wrong_programs_are_found_and_replay() throws IOException {
        return programs(false).map(one -> DynamicTest.dynamicTest(one.name(), () -> find(one)));
    }

    @TestFactory
    Stream<DynamicTest> right_programs_are_not_accused() throws IOException {
        return programs(true).map(one -> DynamicTest.dynamicTest(one.name(), () -> spare(one)));
    }

    private static void find(CorpusProgram program) throws InterruptedException {
        var tried = tried(program, 3000);
        assertTrue(tried.worst() > 0, () -> "not found in " + tried.schedules() + " schedules");
        assertEquals(REPLAYS, tried.replays(), () -> tried.faults().toString());
    }

    private static void spare(CorpusProgram program) throws InterruptedException {
        var tried = tried(program, 300);
        assertEquals(List.of(), tried.faults());
        assertEquals(300, tried.schedules());
        assertEquals(List.of(), tried.races().orElse(List.of()));
    }

    private static Corpus.Tried tried(CorpusProgram program, int schedules)
            throws InterruptedException {
        var wanted = Map.of("interlock.explore.schedules", Integer.toString(schedules));
        var limits = Config.with(ExploreConfig.class, wanted);
        return new Corpus(sandbox, limits, SLOT)
                .tried(program, language(program), 1, REPLAYS)
                .orElseThrow(() -> new AssertionError("no engine for " + program.name()));
    }

    private static Language language(CorpusProgram program) {
        return languages.all().stream().filter(program::isIn).findFirst().orElseThrow();
    }

    private static Stream<CorpusProgram> programs(boolean right) throws IOException {
        try (var files = Files.walk(CORPUS)) {
            return files
                    .filter(Files::isRegularFile)
                    .sorted()
                    .map(ExploreCorpusIT::read)
                    .filter(program -> program.isRight() == right)
                    .toList()
                    .stream();
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
