package interlock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The commands under `bin` work on what was built, as the README says.
class CommandsIT {
    @Test
    void known_solutions_are_graded_from_the_shell() throws Exception {
        var told = run("bin/verify-exercises", "--only", "compile_error", "bounded-buffer");
        assertEquals(0, told.status(), told.text());
        assertTrue(told.text().contains("CE build@compile"), told.text());
        assertTrue(told.text().contains("0 not as expected"), told.text());
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
