package interlock.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Drives the engine, in a JVM of its own, over small programs.
class ScheduleEngineTest {
    private static final Path CORPUS = Path.of("src/test/resources/explore/java");
    private static final String EXPORTS =
            "jdk.internal.misc jdk.internal.vm jdk.internal.vm.annotation jdk.internal.invoke"
                    + " jdk.internal.access jdk.internal.util jdk.internal.reflect";

    @TempDir Path work;

    @Test
    void a_schedule_is_the_same_however_many_ran_before_it() throws Exception {
        for (String name : List.of("right/buffer", "right/executor", "right/completable_future")) {
            var together = schedules(engine(name, "explore N 5 1 30 60000"));
            assertEquals(30, together.size(), name);
            var alone = schedules(engine(name, "explore N 5 30 1 60000"));
            assertEquals(together.getLast(), alone.getFirst(), name);
        }
    }

    @Test
    void a_replay_tells_the_steps_of_the_same_history() throws Exception {
        var told = schedules(engine("wrong/lock_order", "replay N 5 7")).getFirst();
        var again = schedules(engine("wrong/lock_order", "replay N 5 7")).getFirst();
        assertEquals(told, again);
        assertTrue(told.stream().anyMatch(line -> line.contains(" step ")));
    }

    @Test
    void locks_taken_in_two_orders_are_a_deadlock_with_its_places() throws Exception {
        var found =
                schedules(engine("wrong/lock_order", "explore N 5 1 300 60000")).stream()
                        .filter(lines -> lines.getLast().contains(" verdict N deadlock "))
                        .findFirst()
                        .orElseThrow();
        var blocked = found.stream().filter(line -> line.contains(" blocked ")).toList();
        assertEquals(3, blocked.size(), () -> String.join("\n", found));
        assertTrue(blocked.getFirst().contains(" main blocked join A "));
        assertTrue(blocked.getLast().contains(" Adapter.java "));
    }

    @Test
    void a_step_of_the_script_is_at_no_line_of_the_solution() throws Exception {
        var lines = engine("../../engine/java-blocked/waits_for_ever", "explore N 5 1 1 60000");
        var blocked = lines.stream().filter(line -> line.contains(" blocked ")).toList();
        assertTrue(blocked.getFirst().endsWith(" main blocked join A - 0"), blocked::toString);
        assertTrue(blocked.getLast().contains(" Adapter.java "), blocked::toString);
    }

    @Test
    void a_field_without_order_is_a_race_told_once() throws Exception {
        var lines = engine("wrong/double_checked_plain", "explore N 5 1 200 60000");
        var races = lines.stream().filter(line -> line.contains(" race Holder.instance ")).toList();
        assertEquals(
                races.stream().map(ScheduleEngineTest::places).distinct().count(), races.size());
        assertFalse(races.isEmpty());
        assertFalse(
                engine("right/double_checked", "explore N 5 1 200 60000").stream()
                        .anyMatch(line -> line.contains(" race ")));
    }

    @Test
    void every_third_schedule_lets_timeouts_come_early() throws Exception {
        var lines = schedules(engine("right/timed_wait", "explore N 5 1 120 60000"));
        for (var schedule : lines) {
            long k = k(schedule);
            boolean late = schedule.stream().anyMatch(line -> line.contains(" timed-out"));
            assertFalse(late && k % 3 != 0, () -> String.join("\n", schedule));
        }
        assertTrue(
                lines.stream().flatMap(List::stream).anyMatch(line -> line.contains("timed-out")));
    }

    @Test
    void in_every_third_schedule_the_clock_waits_for_all_who_can_go_on() throws Exception {
        var told = schedules(engine("right/limit_kept", "explore N 5 1 120 60000"));
        var ahead =
                told.stream()
                        .filter(lines -> lines.stream().anyMatch(line -> line.contains(" delay ")))
                        .map(lines -> k(lines) % 3)
                        .collect(Collectors.toSet());
        assertEquals(Set.of(0L, 1L), ahead);
    }

    @Test
    void a_limit_begun_anew_is_over_late_by_the_virtual_clock() throws Exception {
        var late =
                schedules(engine("wrong/limit_anew", "explore N 5 1 120 60000")).stream()
                        .filter(lines -> nanosOf(lines, " return wait ") > 390_000_000)
                        .map(lines -> k(lines) % 3)
                        .collect(Collectors.toSet());
        assertEquals(Set.of(2L), late);
    }

    @Test
    void what_the_engine_cannot_control_is_never_a_pass() throws Exception {
        for (String name : List.of("exit", "parallel_stream")) {
            var lines = engine("../../engine/java-uncontrolled/" + name, "explore N 5 1 20 60000");
            assertTrue(
                    lines.stream().anyMatch(line -> line.contains(" verdict N uncontrolled ")),
                    () -> name + "\n" + String.join("\n", lines));
        }
    }

    private static long k(List<String> schedule) {
        return Long.parseLong(schedule.getFirst().split(" ")[7]);
    }

    /// The time of the first such line.
    private static long nanosOf(List<String> schedule, String line) {
        var found = schedule.stream().filter(each -> each.contains(line)).findFirst().orElseThrow();
        return Long.parseLong(found.substring(0, found.indexOf(' ')));
    }

    private static String places(String race) {
        var words = race.split(" ");
        return words[7] + words[8] + ' ' + words[11] + words[12];
    }

    /// The history lines of an engine that is asked one thing.
    private List<String> engine(String program, String request) throws Exception {
        var source = CORPUS.resolve(program + ".java");
        var classes = compiled(source);
        var requests = new ArrayList<>(List.of("case " + source.getFileName()));
        Files.readAllLines(source).stream()
                .filter(line -> line.startsWith("// step "))
                .forEach(line -> requests.add(line.substring(3)));
        requests.addAll(List.of(request, "bye"));
        var input = Files.write(Files.createTempFile(work, "in", ""), requests);
        var output = Files.createTempFile(work, "out", "");
        var process =
                new ProcessBuilder(command(classes))
                        .redirectInput(input.toFile())
                        .redirectOutput(output.toFile())
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        process.waitFor();
        return Files.readAllLines(output);
    }

    private static List<String> command(Path classes) {
        var command =
                new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin/java") + ""));
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        for (String name : EXPORTS.split(" ")) {
            command.add("--add-exports=java.base/" + name + "=ALL-UNNAMED");
        }
        command.add("--add-opens=java.base/java.lang=ALL-UNNAMED");
        command.add("--add-opens=java.base/java.util.concurrent.atomic=ALL-UNNAMED");
        command.add("-Djava.util.concurrent.ForkJoinPool.common.parallelism=3");
        command.addAll(List.of("-cp", "target/classes:" + classes, ScheduleEngine.class.getName()));
        return command;
    }

    private Path compiled(Path source) throws IOException {
        var target = Files.createDirectories(work.resolve(source.getFileName() + ".d"));
        var file = Files.createDirectories(target.resolve("src")).resolve("Adapter.java");
        Files.writeString(file, Files.readString(source), StandardCharsets.UTF_8);
        int status =
                ToolProvider.getSystemJavaCompiler()
                        .run(
                                null,
                                null,
                                null,
                                "-g",
                                "-proc:none",
                                "-cp",
                                "target/classes",
                                "-d",
                                target.toString(),
                                file.toString());
        assertEquals(0, status, source.toString());
        return target;
    }

    /// The lines of each schedule, from its first to its verdict.
    private static List<List<String>> schedules(List<String> lines) {
        var found = new ArrayList<List<String>>();
        for (String line : lines) {
            if (line.contains(" main schedule ")) {
                found.add(new ArrayList<>());
            }
            if (!found.isEmpty() && !line.contains(" explored ")) {
                found.getLast().add(line);
            }
        }
        return found.stream()
                .map(schedule -> schedule.stream().collect(Collectors.toUnmodifiableList()))
                .toList();
    }
}
