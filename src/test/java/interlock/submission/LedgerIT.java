package interlock.submission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import interlock.verdict.Progress;
import interlock.verdict.Stage;
import interlock.verdict.StageResult;
import interlock.verdict.Verdict;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

@QuarkusTest
class LedgerIT {
    @Inject Ledger ledger;
    @Inject SubmissionSamples samples;

    @Test
    void the_last_attempt_begun_is_the_only_one_that_can_write() {
        var id = samples.queued();
        int first = begin(id);
        int second = begin(id);
        assertEquals(first + 1, second);
        assertFalse(ledger.finish(id, first, samples.grade(Verdict.WA)));
        assertFalse(ledger.judgeFailed(id, first, "late"));
        assertFalse(ledger.release(id, first));
        assertFalse(ledger.progress(id, first, new Progress.StageStarted(Stage.COMPILE, 1)));
        assertTrue(ledger.finish(id, second, samples.grade(Verdict.AC)));
        assertEquals(Verdict.AC, samples.line(id).verdict());
    }

    @Test
    void a_result_is_written_once() {
        var id = samples.queued();
        int attempt = begin(id);
        assertTrue(ledger.finish(id, attempt, samples.grade(Verdict.WA)));
        assertFalse(ledger.finish(id, attempt, samples.grade(Verdict.AC)));
        assertFalse(ledger.judgeFailed(id, attempt, "late"));
        assertEquals(Verdict.WA, samples.line(id).verdict());
        assertEquals(Optional.empty(), ledger.begin(id));
    }

    @Test
    void many_nodes_finishing_at_once_write_one_result() throws Exception {
        var id = samples.queued();
        int attempt = begin(id);
        var nodes = new ArrayList<Callable<Boolean>>();
        for (int node = 0; node < 8; node++) {
            nodes.add(() -> ledger.finish(id, attempt, samples.grade(Verdict.AC)));
        }
        int written = 0;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var result : threads.invokeAll(nodes)) {
                written += result.get() ? 1 : 0;
            }
        }
        assertEquals(1, written);
    }

    @Test
    void a_released_submission_is_begun_anew() {
        var id = samples.queued();
        int first = begin(id);
        assertTrue(ledger.release(id, first));
        assertEquals(State.QUEUED, samples.line(id).state());
        assertFalse(ledger.finish(id, first, samples.grade(Verdict.AC)));
        assertEquals(first + 1, begin(id));
    }

    @Test
    void work_carries_what_was_handed_in() {
        var id = samples.queued();
        var work = ledger.begin(id).orElseThrow();
        assertEquals(id, work.id());
        assertEquals(1, work.attempt());
        assertEquals(SubmissionSamples.FILES, work.files());
        assertEquals("java", work.language());
        assertEquals(Kind.SUBMIT, work.kind());
    }

    @Test
    void a_judge_that_failed_leaves_no_score() {
        var id = samples.queued();
        assertTrue(ledger.judgeFailed(id, begin(id), "the sandbox \0 broke"));
        var line = samples.line(id);
        assertEquals(Verdict.JE, line.verdict());
        assertEquals(null, line.score());
        assertEquals(State.DONE, line.state());
    }

    @Test
    void an_unknown_submission_is_no_work() {
        assertEquals(Optional.empty(), ledger.begin(new SubmissionId(UUID.randomUUID())));
    }

    @Test
    void what_programs_printed_can_be_stored_whatever_it_is() {
        var id = samples.queued();
        var grade = samples.grade(Verdict.WA, "\0 \ud800 plain", List.of("line \0", "\udc00"));
        assertTrue(ledger.finish(id, begin(id), grade));
        var stored = samples.stored(id);
        assertEquals("� � plain", stored.output);
        assertEquals(List.of("line �", "�"), samples.evidence(id).findings().getFirst().evidence);
    }

    @Test
    void histories_are_bounded_and_can_be_read_again() {
        var id = samples.queued();
        assertTrue(ledger.finish(id, begin(id), samples.grade(Verdict.AC)));
        var evidence = samples.evidence(id);
        var run = evidence.runs().getFirst();
        assertTrue(evidence.histories().contains(run.id));
        assertEquals(SubmissionSamples.HISTORY, samples.history(id, run.id).orElseThrow());
        assertEquals(Optional.empty(), samples.history(samples.queued(), run.id));
        assertEquals(StageResult.Status.PASSED, evidence.stages().getFirst().status);
    }

    @Test
    void the_schedule_of_a_finding_is_read_again_as_it_was() {
        var id = samples.queued();
        assertTrue(ledger.finish(id, begin(id), samples.grade(Verdict.WA)));
        var finding = samples.evidence(id).findings().getFirst();
        assertEquals(SubmissionSamples.SCHEDULE, finding.schedule);
    }

    private int begin(SubmissionId id) {
        return ledger.begin(id).orElseThrow().attempt();
    }
}
