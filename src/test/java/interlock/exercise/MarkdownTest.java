package interlock.exercise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownTest {
    private final Markdown markdown = new Markdown();

    @Test
    void tables_code_and_links_are_shown() {
        assertTrue(markdown.html("|a|b|\n|-|-:|\n|1|2|").contains("<td align=\"right\">2</td>"));
        assertTrue(
                markdown.html("```java\nint a;\n```").contains("<code class=\"language-java\">"));
        assertTrue(
                markdown.html("[a](https://a.example/)").contains("href=\"https://a.example/\""));
        assertEquals("<h1>有界缓冲区</h1>", markdown.html("# 有界缓冲区").strip());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<img src=x onerror=alert(1)>",
                "[a](javascript:alert(1))",
                "[a](data:text/html,hello)",
                "![a](https://a.example/track.png)",
                "<iframe src=\"https://a.example/\"></iframe>",
                "<p style=\"position:fixed\" onclick=\"a()\">x</p>",
                "<form action=/api/x><input></form>",
            })
    void nothing_that_acts_gets_through(String hostile) {
        var html = markdown.html(hostile);
        assertFalse(
                html.matches(
                        "(?s).*<(script|img|iframe|form|input)\\b.*|(?s).*<[^>]*(javascript:|data:|on\\w+=|style=).*"),
                html);
    }
}
