package interlock.exercise;

import com.fasterxml.jackson.databind.JsonNode;
import interlock.exercise.GradingPlan.StepPlan;
import interlock.exercise.GradingPlan.StepPlan.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Reads the steps of a case's threads, and counts the most there can be. Confined to one case.
final class StepReader {
    private static final Pattern THREAD = Pattern.compile("[A-Za-z][A-Za-z0-9]{0,19}");

    private final Section section;
    private final Map<String, String> object;
    private final Controls controls;
    private long count;

    /// @param section the mapping of threads
    /// @param object the parameters that steps may name
    StepReader(Section section, Map<String, String> object, Controls controls) {
        this.section = section;
        this.object = object;
        this.controls = controls;
    }

    /// The most steps of all threads read so far.
    long count() {
        return count;
    }

    List<StepPlan> read(String thread) {
        if (!THREAD.matcher(thread).matches()) {
            section.fault(thread, "a thread's name of letters and digits");
        }
        var steps = new ArrayList<StepPlan>();
        section.items(thread)
                .forEach(
                        (at, item) -> {
                            if (item.isObject()) {
                                steps.add(several(thread, section.section(at, item)));
                            } else {
                                steps.add(step(thread, section, at, item));
                                count++;
                            }
                        });
        if (steps.isEmpty()) {
            section.fault(thread, "at least one step");
        }
        return List.copyOf(steps);
    }

    private StepPlan several(String thread, Section several) {
        var isRandom = several.has("random");
        var key = isRandom ? "random" : "times";
        var count = several.word(key);
        var of = new ArrayList<Step>();
        several.items("of").forEach((at, item) -> of.add(step(thread, several, at, item)));
        if (of.isEmpty()) {
            several.fault("of", "a list of at least one step");
        }
        this.count += mostOf(several, key, count) * (isRandom ? 1 : of.size());
        several.refuseOtherKeys();
        return isRandom ? new StepPlan.Random(count, of) : new StepPlan.Times(count, of);
    }

    /// The most that a count can become.
    private long mostOf(Section several, String key, String count) {
        try {
            var value =
                    Word.of(count) instanceof Word.Parameter(var name)
                            ? object.getOrDefault(name, "")
                            : count;
            switch (Word.of(value)) {
                case Word.Range(long low, long high) when low >= 0 -> {
                    return high;
                }
                case Word.Literal(var text) when text.matches("\\d{1,9}") -> {
                    return Long.parseLong(text);
                }
                case Word.Range _, Word.Literal _, Word.Fresh _, Word.Nanos _, Word.Parameter _ ->
                        several.fault(
                                key, "a number, a range or a parameter, found '" + count + "'");
            }
        } catch (IllegalArgumentException notAWord) {
            several.fault(key, String.valueOf(notAWord.getMessage()));
        }
        return 0;
    }

    private Step step(String thread, Section holder, String at, JsonNode item) {
        if (!item.isTextual() || item.textValue().isBlank()) {
            holder.fault(
                    at, "words, or a mapping with times or random, found " + Yaml.kindOf(item));
            return new Step(List.of());
        }
        var words = List.of(item.textValue().strip().split("\\s+"));
        for (var word : words) {
            try {
                if (Word.of(word) instanceof Word.Parameter(var name)
                        && !object.containsKey(name)) {
                    holder.fault(
                            at,
                            "a parameter of the object for $%s, one of %s"
                                    .formatted(name, object.keySet()));
                }
            } catch (IllegalArgumentException notAWord) {
                holder.fault(at, String.valueOf(notAWord.getMessage()));
            }
        }
        controls.expectedInsteadOf(thread, words).ifPresent(expected -> holder.fault(at, expected));
        return new Step(words);
    }
}
