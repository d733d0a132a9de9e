package interlock.submission;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import interlock.Config;
import interlock.web.ProblemException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileRulesTest {
    private static final List<String> JAVA = List.of(".java");

    private final FileRules rules = new FileRules(defaults());

    @Test
    void source_files_are_taken() {
        assertDoesNotThrow(
                () ->
                        rules.checkHandedIn(
                                Map.of("Solution.java", "class 中文 {}", "B_1-x.y.java", ""), JAVA));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", ".java", "../A.java", "a/B.java", "a b.java", "A.java\n", "Ä.java", "-"})
    void names_that_a_shell_or_a_path_could_misread_are_refused(String name) {
        assertEquals(400, statusOf(Map.of(name, "")));
    }

    @Test
    void a_name_has_a_length() {
        assertEquals(400, statusOf(Map.of("a".repeat(200) + ".java", "")));
    }

    @Test
    void files_of_another_language_are_refused() {
        assertEquals(400, statusOf(Map.of("solution.py", "")));
    }

    @Test
    void nothing_is_not_handed_in() {
        assertEquals(400, statusOf(Map.of()));
    }

    @Test
    void binary_garbage_is_refused() {
        assertEquals(400, statusOf(Map.of("A.java", "\0\1\2")));
        assertEquals(400, statusOf(Map.of("A.java", "\ud800")));
    }

    @Test
    void too_many_files_and_too_much_text_are_too_large() {
        var many = new HashMap<String, String>();
        for (int i = 0; i <= defaults().filesMax(); i++) {
            many.put("A" + i + ".java", "");
        }
        assertEquals(413, statusOf(many));
        long most = defaults().filesSizeMax().asLongValue();
        assertEquals(413, statusOf(Map.of("A.java", "x".repeat((int) most + 1))));
        assertDoesNotThrow(
                () -> rules.checkHandedIn(Map.of("A.java", "x".repeat((int) most)), JAVA));
    }

    private int statusOf(Map<String, String> files) {
        return assertThrows(ProblemException.class, () -> rules.checkHandedIn(files, JAVA))
                .problem()
                .status();
    }

    private static SubmissionConfig defaults() {
        return Config.defaults(SubmissionConfig.class);
    }
}
