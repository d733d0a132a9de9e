package interlock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The commands under `bin` work on what was built, as the README says.
class CommandsIT {
    @Test
    void known_solutions_are_graded_from_the_shell() throws Exception {
        var told = run("bin/verify-exercises", "--only", "compile_error", "bounded-buffer");
        assertEquals(0, told.status(), told.text());
        assertTrue(told.text().contains("CE build@compile"), told.text());
        assertTrue(told.text().contains("0 not as expected"), told.text());
    }

    @ParameterizedTest
    @CsvSource({
        "bin/verify-exercises no-such, no exercise no-such: there are bounded-buffer",
        "bin/verify-exercises --only no-such bounded-buffer, no solution of these has 'no-such'",
        "bin/verify-exercises --jobs many, Invalid value for option '--jobs'",
        "bin/explore, Missing required argument",
        "bin/explore no-such.java --exercise bounded-buffer, no such file: no-such.java",
        "bin/explore README.md --exercise bounded-buffer, README.md is in no language",
        "bin/explore README.md --exercise no-such, no exercise no-such: there are bounded-buffer",
        "bin/explore README.md --exercise bounded-buffer --k 1, --seed and --k together",
        "bin/explore --corpus no-such, no such folder: no-such",
        "bin/explore --corpus docs --only no-such, no program below docs",
    })
    void what_cannot_be_done_is_told_in_one_sentence(String command, String sentence)
            throws Exception {
        var told = run(command.split(" "));
        assertEquals(2, told.status(), told.text());
        assertTrue(told.text().contains(sentence), told.text());
        assertFalse(told.text().contains("Exception"), told.text());
    }

    private record Told(int status, String text) {}

    private static Told run(String... command) throws IOException, InterruptedException {
        var all = new ArrayList<>(List.of("bash"));
        all.addAll(List.of(command));
        var process = new ProcessBuilder(all).redirectErrorStream(true).start();
        var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Told(process.waitFor(), text);
    }
}
