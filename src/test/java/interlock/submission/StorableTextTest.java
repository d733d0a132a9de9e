package interlock.submission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class StorableTextTest {
    @Test
    void what_cannot_be_stored_is_replaced() {
        assertEquals("a�b�c😀", StorableText.of("a\0b\ud83dc😀", 100));
    }

    @Test
    void a_cut_never_leaves_half_a_character() {
        assertEquals("ab�", StorableText.of("ab😀", 3));
    }

    @Test
    void nul_and_lone_surrogates_are_not_text() {
        assertFalse(StorableText.isStorable("a\0"));
        assertFalse(StorableText.isStorable("\udc00"));
        assertTrue(StorableText.isStorable("中文 😀\n"));
    }

    @Test
    void compressed_text_is_read_again_as_it_was() {
        var text = "1 2 3 main begin 中文\n".repeat(1000);
        var compressed = CompressedText.of(text);
        assertTrue(compressed.length < text.length() / 10);
        assertEquals(text, CompressedText.text(compressed));
    }
}
