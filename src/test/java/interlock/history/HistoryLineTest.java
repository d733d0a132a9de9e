package interlock.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import interlock.history.Event.Kind;
import interlock.history.HistoryLine.Malformed;
import interlock.history.HistoryLine.Recorded;
import interlock.verdict.FindingKind;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HistoryLineTest {
    @Test
    void a_line_of_a_harness_is_an_event() {
        var line = HistoryLine.of("123 2 7 A call put a%20b %25 % 17");
        var words = List.of("put", "a b", "%", "", "17");
        assertEquals(new Recorded(new Event(123, 2, 7, "A", Kind.CALL, words)), line);
    }

    @Test
    void a_nameless_thread_may_log() {
        var line = HistoryLine.of("9 3 3 - log store return:load 41");
        var words = List.of("store", "return:load", "41");
        assertEquals(new Recorded(new Event(9, 3, 3, "-", Kind.LOG, words)), line);
    }

    @Test
    void what_is_encoded_is_decoded() {
        for (var word : List.of("", " ", "%", "%20", "a\nb", "数 据", "\t")) {
            assertEquals(word, WordCode.decode(WordCode.encode(word)).orElseThrow());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "1 2 3 A",
                "x 2 3 A call put",
                "-1 2 3 A call put",
                "1 2 99999999999999999999 A call put",
                "1 2 3 A call",
                "1 2 3 A CALL put",
                "1 2 3 A answer asleep A",
                "1 2 3 A shout put",
                "1 2 3 A call put  7",
                "1 2 3 A call put ",
                "1 2 3 A call pu%t",
                "1 2 3 A call put %2",
                "1 2 3 A call put %FF",
                "1 2 3 A exit now",
                "1 2 3 A raise put Oops",
                "1 2 3 %0A call put",
                "Hello, world!",
            })
    void garbage_is_a_value_that_says_so(String line) {
        var malformed = assertInstanceOf(Malformed.class, HistoryLine.of(line), line);
        assertEquals(FindingKind.FORGED, malformed.finding().kind());
    }

    @Test
    void bytes_that_are_no_text_are_malformed() {
        var line = "1 2 3 A call put \u00e9".getBytes(StandardCharsets.ISO_8859_1);
        assertInstanceOf(Malformed.class, HistoryLine.of(line));
    }

    @Test
    void a_line_longer_than_a_harness_writes_is_malformed_and_kept_short() {
        var line = "1 2 3 A call put " + "x".repeat(LineWords.BYTES_MAX);
        var malformed = assertInstanceOf(Malformed.class, HistoryLine.of(bytes(line)));
        assertEquals(201, malformed.text().length());
    }

    private static byte[] bytes(String line) {
        return line.getBytes(StandardCharsets.UTF_8);
    }
}
