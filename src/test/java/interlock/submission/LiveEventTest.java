package interlock.submission;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import interlock.verdict.Progress;
import interlock.verdict.Stage;
import interlock.verdict.StageResult;
import interlock.verdict.Verdict;
import org.junit.jupiter.api.Test;

class LiveEventTest {
    private final ObjectMapper json = new ObjectMapper();

    @Test
    void events_are_JSON_by_public_ids_and_are_read_again() throws JsonProcessingException {
        var event = LiveEvent.of(2, new Progress.CaseDone(Stage.LOAD_CPU, "many", 3, 9));
        var text = json.writeValueAsString(event);
        assertEquals(
                json.readTree(
                        """
                        {"type": "case-done", "attempt": 2, "stage": "load-cpu",
                         "case": "many", "done": 3, "total": 9}"""),
                json.readTree(text));
        assertEquals(event, json.readValue(text, LiveEvent.class));
    }

    @Test
    void whoever_may_see_the_verdict_only_learns_no_case_and_no_failed_stage()
            throws JsonProcessingException {
        var done = new Progress.CaseDone(Stage.FUNCTIONAL, "secret", 1, 2);
        var failed = new Progress.StageDone(Stage.FUNCTIONAL, StageResult.Status.FAILED);
        assertEquals(
                json.readTree(
                        """
                        {"type": "case-done", "attempt": 1, "stage": "functional",
                         "done": 1, "total": 2}"""),
                json.readTree(json.writeValueAsString(LiveEvent.of(1, done).withoutDetail())));
        assertEquals(
                json.readTree(
                        """
                        {"type": "stage-done", "attempt": 1, "stage": "functional"}"""),
                json.readTree(json.writeValueAsString(LiveEvent.of(1, failed).withoutDetail())));
    }

    @Test
    void the_end_tells_verdict_and_score() throws JsonProcessingException {
        var done = new LiveEvent.Done(1, Verdict.AC, 100);
        assertEquals(done, done.withoutDetail());
        assertEquals(
                json.readTree(
                        """
                        {"type": "done", "attempt": 1, "verdict": "AC", "score": 100}"""),
                json.readTree(json.writeValueAsString(done)));
    }
}
