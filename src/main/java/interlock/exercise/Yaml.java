package interlock.exercise;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import interlock.exercise.ExerciseConfig.YamlLimits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.YAMLException;

/// Reads YAML of authors: bounded in size and depth, one document, no aliases. Immutable.
final class Yaml {
    private final YAMLMapper mapper;

    Yaml(YamlLimits limits) {
        var options = new LoaderOptions();
        options.setCodePointLimit(Math.toIntExact(limits.fileMax().bytes()));
        options.setNestingDepthLimit(limits.depthMax());
        options.setAllowDuplicateKeys(false);
        var factory =
                YAMLFactory.builder()
                        .loaderOptions(options)
                        .streamReadConstraints(
                                StreamReadConstraints.builder()
                                        .maxNestingDepth(limits.depthMax())
                                        .build())
                        .build();
        mapper =
                YAMLMapper.builder(factory)
                        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                        .build();
    }

    /// Reads a file that is one mapping; what cannot be read is one fault and an absent section.
    Section read(String file, String text, Faults faults) {
        return tree(file, text, faults)
                .map(node -> new Section(file, "", node, faults))
                .orElseGet(() -> Section.absent(file, faults));
    }

    /// Reads a file that is a list of mappings.
    List<Section> readList(String file, String text, Faults faults) {
        var tree = tree(file, text, faults);
        var items = new ArrayList<Section>();
        tree.filter(JsonNode::isArray)
                .ifPresent(
                        list ->
                                list.forEach(
                                        item ->
                                                items.add(
                                                        new Section(
                                                                file,
                                                                String.valueOf(items.size()),
                                                                item,
                                                                faults))));
        tree.filter(node -> !node.isArray())
                .ifPresent(node -> faults.add(file, "a list, found " + kindOf(node)));
        return items;
    }

    private Optional<JsonNode> tree(String file, String text, Faults faults) {
        try {
            if (isEveryValueWrittenOut(text)) {
                return Optional.of(mapper.readTree(text));
            }
            faults.add(file, "every value written out: anchors and aliases are not read");
        } catch (JsonProcessingException notYaml) {
            faults.add(file, "YAML: " + sentence(notYaml));
        } catch (YAMLException tooDeep) {
            faults.add(file, "YAML: " + firstLine(String.valueOf(tooDeep.getMessage())));
        } catch (IOException impossible) {
            throw new UncheckedIOException("text in memory cannot be read", impossible);
        }
        return Optional.empty();
    }

    /// An alias would otherwise be read as a text with the anchor's name.
    private boolean isEveryValueWrittenOut(String text) throws IOException {
        var isWrittenOut = true;
        try (var parser = mapper.getFactory().createParser(text)) {
            while (parser.nextToken() != null) {
                isWrittenOut &= !parser.isCurrentAlias() && parser.getObjectId() == null;
            }
        }
        return isWrittenOut;
    }

    private static String sentence(JsonProcessingException notYaml) {
        var where = notYaml.getLocation();
        var message = firstLine(notYaml.getOriginalMessage());
        return where == null ? message : message + " (line " + where.getLineNr() + ")";
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse("not readable");
    }

    /// What a node is called in a message.
    static String kindOf(JsonNode node) {
        return switch (node.getNodeType()) {
            case ARRAY -> "a list";
            case OBJECT, POJO -> "a mapping";
            case STRING, BINARY -> "the text '" + abbreviated(node.asText()) + "'";
            case NUMBER -> "the number " + node.asText();
            case BOOLEAN -> node.asText();
            case NULL, MISSING -> "nothing";
        };
    }

    static String abbreviated(String text) {
        return text.length() <= 60 ? text : text.substring(0, 57) + "...";
    }
}
