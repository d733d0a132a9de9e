package interlock.submission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import interlock.submission.CodeFile.Line;
import interlock.submission.CodeFile.Remark;
import interlock.verdict.Place;
import java.util.List;
import org.junit.jupiter.api.Test;

class CodeFileTest {
    @Test
    void a_remark_stands_at_its_line_of_its_file() {
        var here = remark("a.c", 2, "warning");
        var file =
                CodeFile.of("a.c", "one\ntwo\nthree\n", List.of(here, remark("b.c", 1, "error")));

        assertEquals(
                List.of(false, true, false), file.lines().stream().map(Line::isMarked).toList());
        assertEquals(List.of(here), file.lines().get(1).remarks());
    }

    @Test
    void a_remark_beyond_the_end_stands_at_the_last_line() {
        var file = CodeFile.of("a.c", "one\ntwo", List.of(remark("a.c", 9, "error")));

        assertTrue(file.lines().getLast().isMarked());
    }

    @Test
    void a_line_is_as_grave_as_its_gravest_remark() {
        var remarks = List.of(remark("a.c", 1, "warning"), remark("a.c", 1, "error"));

        assertEquals("error", CodeFile.of("a.c", "one", remarks).lines().getFirst().severity());
    }

    @Test
    void an_empty_file_has_no_lines() {
        var file = CodeFile.of("a.c", "", List.of(remark("a.c", 1, "error")));

        assertEquals(List.of(), file.lines());
        assertFalse(file.isMarked());
    }

    private static Remark remark(String file, int line, String severity) {
        return new Remark(new Place(file, line, 0), severity, "a sentence");
    }
}
