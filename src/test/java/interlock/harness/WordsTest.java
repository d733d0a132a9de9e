package interlock.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordsTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "ok", "%", "%%20", "a b", "\n", "\t\r\0", "队列", "🔒", "key=v"})
    void a_word_survives_being_written(String word) {
        assertEquals(word, Words.decode(Words.encode(word)));
        assertEquals(List.of(word, word), Words.split(Words.join(word, word)));
    }

    @Test
    void blanks_line_ends_and_percent_signs_are_spelled_as_the_protocol_says() {
        assertEquals("a%20b%0A%25", Words.encode("a b\n%"));
        assertEquals("%", Words.encode(""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a%", "%2", "%zz", "%%"})
    void a_broken_escape_is_refused(String word) {
        assertThrows(IllegalArgumentException.class, () -> Words.decode(word));
    }
}
