package io.tollgate.filters.translate;

import io.tollgate.filters.wire.Json;
import io.tollgate.filters.wire.Slice;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Documents that are nearly right: members gone, doubled, or of a kind that nobody expects. */
final class JsonMutations {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Random random;

    JsonMutations(long seed) {
        random = new Random(seed);
    }

    /** The document with one to three mistakes in it. */
    JsonNode mutated(JsonNode document) {
        JsonNode copy = document.deepCopy();
        for (int mistakes = 1 + random.nextInt(3); mistakes > 0; mistakes--) {
            List<JsonNode> containers = new ArrayList<>();
            collect(copy, containers);
            if (!containers.isEmpty()) {
                mutate(containers.get(random.nextInt(containers.size())), copy);
            }
        }
        return copy;
    }

    private static void collect(JsonNode node, List<JsonNode> containers) {
        if (node.isContainer() && !node.isEmpty()) {
            containers.add(node);
            node.forEach(child -> collect(child, containers));
        }
    }

    private void mutate(JsonNode container, JsonNode document) {
        switch (container) {
            case ObjectNode object -> {
                List<String> names = List.copyOf(object.propertyNames());
                String name = names.get(random.nextInt(names.size()));
                switch (random.nextInt(4)) {
                    case 0 -> object.remove(name);
                    case 1 -> object.set("x_" + name, object.remove(name));
                    default -> object.set(name, odd(document));
                }
            }
            case ArrayNode array -> {
                int at = random.nextInt(array.size());
                switch (random.nextInt(4)) {
                    case 0 -> array.remove(at);
                    case 1 -> array.insert(at, array.get(at).deepCopy());
                    default -> array.set(at, odd(document));
                }
            }
            default -> throw new IllegalStateException("no container: " + container);
        }
    }

    private JsonNode odd(JsonNode document) {
        return switch (random.nextInt(12)) {
            case 0 -> NODES.nullNode();
            case 1 -> NODES.booleanNode(random.nextBoolean());
            case 2 -> NODES.numberNode(-1);
            case 3 -> NODES.numberNode(Long.MAX_VALUE);
            case 4 -> Json.parse(Slice.of("1e400".getBytes(StandardCharsets.US_ASCII)));
            case 5 -> NODES.stringNode("");
            case 6 -> NODES.stringNode("auto");
            case 7 -> NODES.stringNode("\ud83d\ude00\u0000\u2028 \"'");
            case 8 -> NODES.arrayNode();
            case 9 -> NODES.objectNode();
            case 10 -> NODES.arrayNode().add(7).add("x").add(NODES.objectNode());
            default -> inside(document);
        };
    }

    /** Something that is right elsewhere. */
    private JsonNode inside(JsonNode document) {
        List<JsonNode> containers = new ArrayList<>();
        collect(document, containers);
        return containers.get(random.nextInt(containers.size())).deepCopy();
    }
}
