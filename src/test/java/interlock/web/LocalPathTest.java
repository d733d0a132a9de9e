package interlock.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LocalPathTest {
    @ParameterizedTest
    @ValueSource(strings = {"/", "/exercises/x?lang=java&a=%20b"})
    void a_path_of_this_server_stays(String path) {
        assertEquals(path, LocalPath.of(path).path());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "//evil",
                "/\\evil",
                "http://evil",
                "/\t/evil",
                "/ /x",
                "/a\r\nSet-Cookie: x"
            })
    void what_leads_elsewhere_becomes_the_start_page(String path) {
        assertEquals("/", LocalPath.of(path).path());
    }

    @Test
    void no_path_is_the_start_page() {
        assertEquals("/", LocalPath.of(null).path());
    }

    @ParameterizedTest
    @CsvSource({
        "zh-CN, zh",
        "'zh-Hans-CN;q=0.8,en;q=0.5', zh",
        "'fr,zh;q=0.2', zh",
        "fr, en",
        "'en-US,zh;q=0.9', en",
        "';;;', en",
        "'', en",
    })
    void a_browser_gets_the_language_it_likes_best(String wishes, String language) {
        assertEquals(Locale.forLanguageTag(language), PageLanguages.best(wishes));
    }
}
