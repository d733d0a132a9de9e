package interlock.observe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import interlock.Config;
import interlock.verdict.FindingKind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The probes against scripted process files, on a clock of their own.
class ProbesTest {
    private static final long PID = 1010;
    private static final BoxTask A = new BoxTask(10, 11);
    private static final BoxTask B = new BoxTask(10, 12);
    private static final Duration WINDOW = Duration.ofSeconds(2);

    @TempDir Path folder;
    private final ObserveConfig config = Config.defaults(ObserveConfig.class);
    private FakeProc proc;

    @BeforeEach
    void two_sleeping_threads_and_a_jvm_about_them() {
        proc = new FakeProc(folder);
        proc.sleeping(PID, PID, "java");
        proc.sleeping(PID, 1011, "A");
        proc.sleeping(PID, 1012, "B) S (");
        proc.sleeping(PID, 1013, "VM Periodic Tas");
    }

    @Test
    void a_task_is_named_as_in_its_box() {
        var task = Objects.requireNonNull(proc.tasks().byInside().get(B));
        assertEquals(1012, task.tid());
        assertEquals("B) S (", task.name());
        assertTrue(task.isAsleep());
    }

    @Test
    void sleepers_are_found_asleep() throws InterruptedException {
        var answer = asleep().await(Set.of(A, B));
        assertEquals(new Asleep.Answer(Set.of(A, B), Set.of(), Set.of()), answer);
        assertTrue(proc.nanos() - 1_000_000_000L >= 20_000_000L, "looked more than once");
    }

    @Test
    void a_thread_that_ended_is_not_waited_for() throws InterruptedException {
        proc.ended(PID, 1012);
        var answer = asleep().await(Set.of(A, B));
        assertEquals(new Asleep.Answer(Set.of(A), Set.of(B), Set.of()), answer);
    }

    @Test
    void a_spinner_never_falls_asleep_and_the_probe_ends() throws InterruptedException {
        proc.whenPaused(ms -> proc.task(PID, 1012, "B", 'R', ms * 1_000_000, 0, 7));
        var answer = asleep().await(Set.of(A, B));
        assertEquals(Set.of(), answer.asleep());
        assertEquals(Set.of(A, B), answer.awake());
    }

    @Test
    void a_poller_caught_asleep_each_time_is_not_blocked() throws InterruptedException {
        proc.whenPaused(ms -> proc.task(PID, 1012, "B", 'S', ms * 1000, 0, ms / 8));
        assertEquals(Set.of(A, B), asleep().await(Set.of(A, B)).awake());
    }

    @Test
    void those_who_poll_are_waited_for_less_and_less_until_they_sleep()
            throws InterruptedException {
        proc.whenPaused(ms -> proc.task(PID, 1012, "B", 'S', ms * 1000, 0, ms / 8));
        var asleep = asleep();
        long begin = proc.nanos();
        asleep.await(Set.of(A, B));
        long first = proc.nanos() - begin;
        for (int i = 0; i < 10; i++) {
            asleep.await(Set.of(A, B));
        }
        assertTrue(proc.nanos() - begin < 3 * first + 10 * 200_000_000L);
        proc.whenPaused(ms -> proc.sleeping(PID, 1012, "B"));
        assertEquals(Set.of(A, B), asleep.await(Set.of(A, B)).asleep());
    }

    @Test
    void who_spins_is_given_up_only_after_it_had_a_core() throws InterruptedException {
        var asleep = asleep();
        proc.whenPaused(ms -> proc.task(PID, 1012, "B", 'R', ms * 1_000_000, 0, 7));
        for (int i = 0; i < 10; i++) {
            asleep.await(Set.of(A, B));
        }
        long begin = proc.nanos();
        proc.whenPaused(_ -> {});
        asleep.await(Set.of(A, B));
        assertTrue(proc.nanos() - begin >= config.starvingMax().toNanos());
    }

    @Test
    void nobody_is_called_asleep_while_another_thread_could_run() throws InterruptedException {
        proc.task(PID, 1012, "B", 'R', 5, 5, 5);
        assertEquals(Set.of(A), asleep().await(Set.of(A)).awake());
        proc.sleeping(PID, 1012, "B");
        assertEquals(Set.of(A), asleep().await(Set.of(A)).asleep());
    }

    @Test
    void a_compiler_at_work_holds_up_nobody() throws InterruptedException {
        proc.task(PID, 1014, "C2 CompilerThre", 'R', 5, 5, 5);
        assertEquals(Set.of(A), asleep().await(Set.of(A)).asleep());
    }

    @Test
    void all_but_the_asker_settle() throws InterruptedException {
        proc.task(PID, PID, "java", 'S', 5, 5, 5);
        var answer = asleep().awaitAllBut(Set.of(new BoxTask(10, 10)));
        assertEquals(Set.of(A, B), answer.asleep());
    }

    @Test
    void sleepers_are_quiet() throws InterruptedException {
        var report = quiet();
        assertEquals(2, report.shares().size());
        assertEquals(List.of(), findings(report));
    }

    @Test
    void a_spinner_is_a_busy_wait() throws InterruptedException {
        proc.whenPaused(ms -> proc.task(PID, 1012, "B", 'R', ms * 1_000_000, 0, 7));
        assertEquals(List.of(FindingKind.BUSY_WAIT), findings(quiet()));
    }

    @Test
    void a_spinner_that_gets_no_core_is_a_busy_wait() throws InterruptedException {
        proc.whenPaused(ms -> proc.task(PID, 1012, "B", 'S', 0, ms * 900_000, 7));
        assertEquals(List.of(FindingKind.BUSY_WAIT), findings(quiet()));
    }

    @Test
    void a_spinner_whose_wait_for_a_core_is_not_booked_yet_is_a_busy_wait()
            throws InterruptedException {
        proc.task(PID, 1012, "B", 'R', 5_000_000, 100_000, 7);
        assertEquals(List.of(FindingKind.BUSY_WAIT), findings(quiet()));
    }

    @Test
    void a_thread_that_looks_again_and_again_is_polling() throws InterruptedException {
        proc.whenPaused(ms -> proc.task(PID, 1012, "B", 'S', ms * 500, 0, 7 + ms / 500));
        var report = quiet();
        assertEquals(List.of(FindingKind.POLLING), findings(report));
        var evidence = report.findings(new Quiet.Allowed(0.05, 1)).getFirst().evidence();
        assertTrue(evidence.get(1).contains("switches 2.0/s"), evidence.get(1));
    }

    @Test
    void spinners_that_take_turns_at_a_lock_are_a_busy_wait() throws InterruptedException {
        proc.whenPaused(ms -> proc.task(PID, 1012, "B", 'R', ms * 40_000, 0, 7 + ms / 100));
        assertEquals(List.of(FindingKind.BUSY_WAIT), findings(quiet()));
    }

    @Test
    void one_switch_in_a_window_is_no_polling() throws InterruptedException {
        proc.whenPaused(ms -> proc.task(PID, 1012, "B", 'S', 500, 0, ms < 1000 ? 7 : 8));
        assertEquals(List.of(), findings(quiet()));
    }

    @Test
    void a_thread_born_in_the_window_is_judged_too() throws InterruptedException {
        proc.whenPaused(
                ms -> {
                    if (ms > 500) {
                        proc.task(PID, 1020, "spinner", 'R', (ms - 500) * 1_000_000, 0, 0);
                    }
                });
        assertEquals(List.of(FindingKind.BUSY_WAIT), findings(quiet()));
    }

    @Test
    void the_jvm_may_keep_house() throws InterruptedException {
        proc.whenPaused(
                ms -> proc.task(PID, 1013, "VM Periodic Tas", 'S', ms * 500_000, 0, ms / 50));
        assertEquals(List.of(), findings(quiet()));
    }

    @Test
    void all_asleep_for_long_enough_is_a_deadlock() {
        assertTrue(looksUntilDeadlock(false) >= 30);
    }

    @Test
    void a_delay_outstanding_is_no_deadlock() {
        assertEquals(-1, looksUntilDeadlock(true));
    }

    @Test
    void a_thread_that_runs_now_and_then_is_no_deadlock() {
        proc.whenPaused(ms -> proc.task(PID, 1012, "B", 'S', 5, 5, ms / 1000));
        assertEquals(-1, looksUntilDeadlock(false));
    }

    @Test
    void a_machine_that_stood_still_is_no_deadlock() {
        var watch = new DeadlockWatch(proc.tasks(), config, proc);
        for (int look = 0; look < 3; look++) {
            assertFalse(watch.look(false));
            proc.pause(Duration.ofMinutes(1));
        }
        proc.whenPaused(ms -> proc.task(PID, 1012, "B", 'S', 5, 5, ms / 1000));
        assertFalse(watch.look(false));
    }

    @Test
    void a_spinning_thread_is_no_deadlock() {
        proc.task(PID, 1012, "B", 'R', 5, 5, 5);
        assertEquals(-1, looksUntilDeadlock(false));
    }

    @Test
    void a_thread_in_io_is_no_deadlock() {
        proc.task(PID, 1012, "B", 'D', 5, 5, 5);
        assertEquals(-1, looksUntilDeadlock(false));
    }

    @Test
    void an_empty_box_is_no_deadlock() {
        for (long tid = PID; tid <= 1013; tid++) {
            proc.ended(PID, tid);
        }
        assertEquals(-1, looksUntilDeadlock(false));
    }

    @Test
    void an_ended_child_has_an_age_until_it_is_waited_for() {
        var zombies = new Zombies(proc.tasks(), proc);
        proc.process(1500, PID, "child", 'Z');
        proc.process(1501, PID, "alive", 'S');
        proc.process(1502, 99, "of another box", 'Z');
        assertEquals(Duration.ZERO, zombies.look().getFirst().age());
        proc.pause(Duration.ofMillis(1500));
        var old = zombies.look();
        assertEquals(List.of(500L), old.stream().map(Zombies.Zombie::insidePid).toList());
        assertEquals(Duration.ofMillis(1500), old.getFirst().age());
        assertEquals(FindingKind.ZOMBIE, Zombies.findings(old).getFirst().kind());
        proc.reaped(1500);
        assertEquals(List.of(), zombies.look());
        assertEquals(List.of(), Zombies.findings(List.of()));
    }

    @Test
    void what_a_case_left_behind_is_found() {
        proc.open(PID, 1, "/box/kept");
        var leftOvers = LeftOvers.since(proc.tasks());
        assertEquals(List.of(), leftOvers.findings());
        proc.open(PID, 7, "/box/file");
        proc.open(PID, 8, "/usr/lib/jvm/lib/modules");
        proc.sleeping(PID, 1020, "worker");
        proc.sleeping(PID, 1021, "GC Thread#1");
        proc.sleeping(1600, 1600, "daemon");
        var findings = leftOvers.findings();
        assertEquals(
                List.of("observe.left-processes", "observe.left-threads", "observe.left-files"),
                findings.stream().map(finding -> finding.message()).toList());
        assertEquals(List.of("process 600 (daemon)"), findings.get(0).evidence());
        assertEquals(List.of("thread 10/20 (worker)"), findings.get(1).evidence());
        assertEquals(List.of("descriptor 7 → /box/file"), findings.get(2).evidence());
        assertFalse(findings.stream().anyMatch(one -> one.kind() != FindingKind.LEAK));
    }

    @Test
    void who_gets_no_core_starves_and_who_runs_or_sleeps_does_not() {
        var starving = new Starving(proc.tasks());
        proc.task(PID, 1012, "B", 'R', 5, 5, 5);
        assertFalse(starving.look());
        assertTrue(starving.look());
        proc.task(PID, 1012, "B", 'R', 6, 5, 5);
        assertFalse(starving.look());
        proc.sleeping(PID, 1012, "B");
        assertFalse(starving.look());
        assertFalse(starving.look());
    }

    @Test
    void what_the_machine_below_takes_is_told() {
        proc.stolen(5);
        var stolen = StolenTime.fromNow(proc.files());
        proc.stolen(8);
        assertEquals(Duration.ofMillis(30), stolen.soFar());
    }

    private Asleep asleep() {
        return new Asleep(proc.tasks(), config, proc);
    }

    private Quiet.Report quiet() throws InterruptedException {
        return new Quiet(proc.tasks(), config, proc).watch(Set.of(A, B), WINDOW);
    }

    private static List<FindingKind> findings(Quiet.Report report) {
        return report.findings(new Quiet.Allowed(0.05, 1)).stream()
                .map(finding -> finding.kind())
                .toList();
    }

    /// @return how many looks it took, -1 if ten seconds were not enough
    private int looksUntilDeadlock(boolean isDelayOutstanding) {
        var watch = new DeadlockWatch(proc.tasks(), config, proc);
        for (int look = 0; look < 100; look++) {
            if (watch.look(isDelayOutstanding)) {
                return look;
            }
            proc.pause(Duration.ofMillis(100));
        }
        return -1;
    }
}
