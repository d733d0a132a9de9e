package interlock.exercise;

import interlock.exercise.GradingPlan.CheckPlan;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.regex.Pattern;

/// Checks as authors write them: `linearizable model=bounded-queue`.
final class CheckSyntax {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,39}");

    private CheckSyntax() {}

    /// @throws IllegalArgumentException if it is not a check, with a sentence for the author
    static CheckPlan read(String text) {
        var words = List.of(text.split("\\s+"));
        var name = words.getFirst();
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "the name of a check, then key=value words, found '%s'"
                            .formatted(Yaml.abbreviated(text)));
        }
        var options = new LinkedHashMap<String, String>();
        for (var word : words.subList(1, words.size())) {
            int equals = word.indexOf('=');
            if (equals < 1 || options.containsKey(word.substring(0, equals))) {
                throw new IllegalArgumentException(
                        "options of the form key=value, each once, found '%s'"
                                .formatted(Yaml.abbreviated(word)));
            }
            options.put(word.substring(0, equals), word.substring(equals + 1));
        }
        return new CheckPlan(name, options);
    }
}
