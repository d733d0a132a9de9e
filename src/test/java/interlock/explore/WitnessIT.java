package interlock.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import interlock.Config;
import interlock.language.LanguageConfig;
import interlock.language.Languages;
import interlock.sandbox.BubblewrapSandbox;
import interlock.sandbox.SandboxConfig;
import interlock.sandbox.Slot;
import interlock.verdict.Finding;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What ThreadSanitizer says of a race. That it accuses no right program, `ExploreCorpusIT` tells.
class WitnessIT {
    private static final Path CORPUS = Path.of("src/test/resources/explore/c");
    private static final Slot SLOT = new Slot(0, Set.of(0, 1));

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

    @Test
    void a_race_is_told_with_both_places_and_threads() throws Exception {
        var race = races("wrong/unlocked-counter.c").getFirst();
        assertEquals("explore.witnessed-race", race.message());
        assertEquals("adapter.c", race.where().orElseThrow().file());
        assertTrue(race.values().get("one").matches("(read|write) in [AB] \\(adapter.c:\\d+\\)"));
        assertTrue(race.values().get("other").matches("(read|write) in [AB] \\(adapter.c:\\d+\\)"));
    }

    private static List<Finding> races(String name) throws Exception {
        var wanted =
                Map.of("interlock.explore.schedules", "1", "interlock.explore.witness-plays", "3");
        return new Corpus(sandbox, Config.with(ExploreConfig.class, wanted), SLOT)
                .tried(
                        CorpusProgram.read(CORPUS.resolve(name)),
                        languages.byId("c").orElseThrow(),
                        1,
                        0)
                .orElseThrow()
                .races()
                .orElseThrow();
    }
}
