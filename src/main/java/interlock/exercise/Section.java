package interlock.exercise;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// One mapping of a YAML file, read key by key. What is not as it must be becomes a fault and is
/// read as an empty value, so that one reading finds all faults. Confined to one reading.
final class Section {
    private static final int TEXT_LENGTH_MAX = 2000;

    private final String file;
    private final String path;
    private final JsonNode node;
    private final Faults faults;
    private final boolean present;
    private final Set<String> asked = new LinkedHashSet<>();

    Section(String file, String path, JsonNode node, Faults faults) {
        this.file = file;
        this.path = path;
        this.faults = faults;
        this.present = node.isObject();
        this.node = present ? node : JsonNodeFactory.instance.objectNode();
        if (!present) {
            faults.add(file, path, "a mapping, found " + Yaml.kindOf(node));
        }
    }

    private Section(String file, Faults faults) {
        this.file = file;
        this.path = "";
        this.faults = faults;
        this.present = false;
        this.node = JsonNodeFactory.instance.objectNode();
    }

    /// What is read when the file itself is at fault: everything is empty, nothing is a fault.
    static Section absent(String file, Faults faults) {
        return new Section(file, faults);
    }

    /// The dotted key of an entry of this mapping.
    String pathOf(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    void fault(String key, String expected) {
        faults.add(file, key.isEmpty() ? path : pathOf(key), expected);
    }

    boolean has(String key) {
        asked.add(key);
        return node.has(key);
    }

    boolean isPresent() {
        return present;
    }

    /// A required text.
    String text(String key) {
        return has(key) ? textOf(key, get(key)) : missing(key, "a text", "");
    }

    /// A required word: a text, a whole number, or true or false.
    String word(String key) {
        var value = get(key);
        if (value.isIntegralNumber() || value.isBoolean()) {
            return value.asText();
        }
        return text(key);
    }

    /// A required whole number.
    int whole(String key, int min, int max) {
        var expected = "a whole number from %d to %d".formatted(min, max);
        if (!has(key)) {
            return missing(key, expected, min);
        }
        var value = get(key);
        if (value.isIntegralNumber() && value.canConvertToInt()) {
            int number = value.intValue();
            if (number >= min && number <= max) {
                return number;
            }
        }
        fault(key, expected + ", found " + Yaml.kindOf(value));
        return min;
    }

    boolean flag(String key, boolean fallback) {
        if (!has(key)) {
            return fallback;
        }
        var value = get(key);
        if (!value.isBoolean()) {
            fault(key, "true or false, found " + Yaml.kindOf(value));
        }
        return value.asBoolean(fallback);
    }

    /// A text that has a meaning, or nothing.
    ///
    /// @param meaning throws IllegalArgumentException with a sentence for the author
    <T> Optional<T> optional(String key, Function<String, T> meaning) {
        return has(key) ? meant(key, get(key), meaning) : Optional.empty();
    }

    /// A required text that has a meaning; nothing if it is at fault.
    <T> Optional<T> required(String key, Function<String, T> meaning) {
        return has(key) ? optional(key, meaning) : missing(key, "a text", Optional.<T>empty());
    }

    /// A list of texts that have a meaning; nothing if the key is absent.
    <T> List<T> values(String key, Function<String, T> meaning) {
        var all = new ArrayList<T>();
        items(key).forEach((at, item) -> meant(at, item, meaning).ifPresent(all::add));
        return List.copyOf(all);
    }

    List<String> texts(String key) {
        return values(key, Function.identity());
    }

    /// The items of a list by their key `cases.0`, relative to this mapping; nothing if absent.
    Map<String, JsonNode> items(String key) {
        var items = new LinkedHashMap<String, JsonNode>();
        if (has(key)) {
            var list = get(key);
            if (!list.isArray()) {
                fault(key, "a list, found " + Yaml.kindOf(list));
            }
            for (int at = 0; list.isArray() && at < list.size(); at++) {
                items.put(key + "." + at, list.get(at));
            }
        }
        return items;
    }

    /// The mappings of a list; nothing if the key is absent.
    List<Section> sections(String key) {
        return items(key).entrySet().stream()
                .map(item -> section(item.getKey(), item.getValue()))
                .toList();
    }

    /// A required mapping.
    Section section(String key) {
        return has(key) ? section(key, get(key)) : missing(key, "a mapping", absent(file, faults));
    }

    /// A mapping that may be missing: then an empty one.
    Section sectionIfAny(String key) {
        return has(key)
                ? section(key, get(key))
                : section(key, JsonNodeFactory.instance.objectNode());
    }

    Section section(String key, JsonNode value) {
        return new Section(file, pathOf(key), value, faults);
    }

    /// The keys, in the order of the file, where any key is right.
    Set<String> keys() {
        var keys = new LinkedHashSet<String>();
        node.properties().forEach(entry -> keys.add(entry.getKey()));
        asked.addAll(keys);
        return keys;
    }

    /// Makes a fault of each key that was never asked for; call it last.
    void refuseOtherKeys() {
        for (var property : node.properties()) {
            if (!asked.contains(property.getKey())) {
                fault(property.getKey(), "no such key; known here: " + String.join(", ", asked));
            }
        }
    }

    JsonNode get(String key) {
        asked.add(key);
        return node.path(key);
    }

    private <T> Optional<T> meant(String key, JsonNode value, Function<String, T> meaning) {
        var text = textOf(key, value);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(meaning.apply(text));
        } catch (IllegalArgumentException unexpected) {
            fault(key, String.valueOf(unexpected.getMessage()));
            return Optional.empty();
        }
    }

    private String textOf(String key, JsonNode value) {
        if (!value.isTextual()) {
            fault(key, "a text (in quotes if it looks like a number), found " + Yaml.kindOf(value));
            return "";
        }
        var text = value.textValue().strip();
        if (text.isEmpty() || text.length() > TEXT_LENGTH_MAX) {
            fault(key, "a text of 1 to %d characters".formatted(TEXT_LENGTH_MAX));
            return "";
        }
        return text;
    }

    private <T> T missing(String key, String expected, T fallback) {
        if (present) {
            fault(key, expected + ", found nothing");
        }
        return fallback;
    }
}
