package io.tollgate.app.policycode;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A file that remembers at which line each thing stands. Nothing in it is executed or resolved. */
final class YamlTree {

    private static final int MOST_ALIASES = 50;
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final String file;
    private final List<String> mistakes;

    /**
     * @param mistakes takes what is wrong, a line each
     */
    YamlTree(Path file, List<String> mistakes) {
        this.file = String.valueOf(file.getFileName());
        this.mistakes = mistakes;
    }

    /** What stands at the top, null if it is nothing that can be read. */
    @Nullable Node read(Path from) {
        LoadSettings settings =
                LoadSettings.builder()
                        .setLabel(file)
                        .setMaxAliasesForCollections(MOST_ALIASES)
                        .build();
        try (InputStream in = Files.newInputStream(from)) {
            return new Compose(settings).composeInputStream(in).orElse(null);
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
            mistakes.add(new Place(file, line) + ": " + e.getProblem() + ".");
        } catch (YamlEngineException | IOException e) {
            mistakes.add(file + ": " + e.getMessage());
        }
        return null;
    }

    Place place(Node node) {
        return new Place(file, node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1));
    }

    void mistake(Node at, String what) {
        mistakes.add(place(at) + ": " + what);
    }

    /** The entries of a mapping, none if it is empty; a mistake if it is something else. */
    Map<String, Node> entries(Node node, String what) {
        Map<String, Node> entries = new LinkedHashMap<>();
        if (node instanceof MappingNode mapping && !node.isRecursive()) {
            for (NodeTuple tuple : mapping.getValue()) {
                String key = tuple.getKeyNode() instanceof ScalarNode name ? name.getValue() : "";
                if (key.isBlank()) {
                    mistake(tuple.getKeyNode(), what + " has a key that is no name.");
                } else if (entries.putIfAbsent(key, tuple.getValueNode()) != null) {
                    mistake(tuple.getKeyNode(), what + " has '" + key + "' twice.");
                }
            }
        } else if (node.isRecursive()) {
            mistake(node, what + " refers to itself.");
        } else if (!isNothing(node)) {
            mistake(node, what + " has to be a mapping of names.");
        }
        return entries;
    }

    private static boolean isNothing(Node node) {
        return node instanceof ScalarNode scalar && Tag.NULL.equals(scalar.getTag());
    }

    /** The same as JSON. */
    JsonNode json(Node node) {
        return switch (node) {
            case MappingNode mapping when !mapping.isRecursive() -> object(mapping);
            case SequenceNode sequence when !sequence.isRecursive() -> {
                ArrayNode array = JSON.arrayNode();
                sequence.getValue().forEach(element -> array.add(json(element)));
                yield array;
            }
            case ScalarNode scalar -> scalar(scalar);
            default -> {
                mistake(node, "this refers to itself.");
                yield JSON.nullNode();
            }
        };
    }

    private ObjectNode object(MappingNode mapping) {
        ObjectNode object = JSON.objectNode();
        entries(mapping, "this").forEach((key, value) -> object.set(key, json(value)));
        return object;
    }

    private JsonNode scalar(ScalarNode scalar) {
        Tag tag = scalar.getTag();
        String text = scalar.getValue();
        try {
            if (tag.equals(Tag.NULL)) {
                return JSON.nullNode();
            }
            if (tag.equals(Tag.BOOL)) {
                return JSON.booleanNode(Boolean.parseBoolean(text));
            }
            if (tag.equals(Tag.INT)) {
                return JSON.numberNode(new BigInteger(text));
            }
            if (tag.equals(Tag.FLOAT)) {
                return JSON.numberNode(new BigDecimal(text));
            }
        } catch (NumberFormatException _) {
            mistake(scalar, "'" + text + "' is no number; quote it if it is a text.");
            return JSON.nullNode();
        }
        if (!tag.equals(Tag.STR)) {
            mistake(scalar, "has the tag " + tag + ", which means nothing here.");
        }
        return JSON.stringNode(text);
    }
}
