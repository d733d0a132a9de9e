package interlock.language;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class CPlacingTest {
    @Test
    void a_directive_that_places_lines_is_found_however_it_is_written() {
        for (var directive :
                List.of(
                        "#line 7",
                        "# 7 \"f\" 3",
                        "  %: line 7",
                        "/* a */ # /* b\n */ line 7",
                        "#\\\nli\\ \nne 7",
                        "%\\\n:7",
                        "\f#\u000B7",
                        "/* a */#/**//**/7")) {
            var source = "int x;\n" + directive + "\nint y;\n";
            assertEquals(OptionalInt.of(2), CPlacing.lineIn(source), directive);
        }
        assertEquals(OptionalInt.of(1), CPlacing.lineIn("\uFEFF#line 7\n"));
        assertEquals(OptionalInt.of(4), CPlacing.lineIn("#define A \\\n 1\n\n#line 7\n"));
    }

    @Test
    void other_directives_are_left_alone() {
        var source =
                """
                #include <stdio.h>
                #define line 1
                #define N (2 # 3)
                #if 1
                # undef N
                #endif
                #
                int line; // #line 1
                char *s = "# 1";
                """;
        assertEquals(OptionalInt.empty(), CPlacing.lineIn(source));
    }

    @Test
    void hostile_text_takes_no_longer_than_other_text() {
        for (var piece : List.of("\n#/*", "#/**/", "*/ ", "/*\n#/**/", "\\ ", "\\\n", "#", " \n")) {
            assertEquals(OptionalInt.empty(), CPlacing.lineIn(piece.repeat(100_000)), piece);
        }
    }
}
