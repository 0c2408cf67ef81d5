package io.tollgate.filters.dialect.openai;

import io.tollgate.filters.dialect.Part;
import io.tollgate.filters.wire.Json;
import io.tollgate.filters.wire.MalformedInput;
import io.tollgate.filters.wire.Slice;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code reasoning_details} of OpenRouter: thoughts with the signatures and encryptions of those
 * who thought them. They are given back as they came, or the next turn is refused; so they are the
 * seal of the thought, whole. In a stream they come in pieces, which are put together again.
 *
 * @see <a
 *     href="https://openrouter.ai/docs/use-cases/reasoning-tokens#preserving-reasoning-blocks">Preserving
 *     reasoning</a>
 */
final class ReasoningDetails {

    private static final List<String> GROWING = List.of("text", "summary", "data");
    private static final List<String> PROOFS = List.of("signature", "data");

    private final String sealer;
    private final ArrayNode details = Json.object().putArray("details");

    ReasoningDetails(String sealer) {
        this.sealer = sealer;
    }

    void read(JsonNode message) {
        for (JsonNode detail : message.path(MessageRules.SEALED)) {
            if (detail instanceof ObjectNode object) {
                add(object);
            }
        }
    }

    private void add(ObjectNode detail) {
        if (!details.isEmpty()
                && details.get(details.size() - 1) instanceof ObjectNode last
                && goesOn(last, detail)) {
            detail.properties().forEach(member -> grow(last, member.getKey(), member.getValue()));
        } else {
            details.add(detail);
        }
    }

    private static boolean goesOn(ObjectNode last, ObjectNode detail) {
        return last.path("type").equals(detail.path("type"))
                && last.path("index").equals(detail.path("index"));
    }

    private static void grow(ObjectNode last, String member, JsonNode value) {
        if (GROWING.contains(member) && value.isString()) {
            last.put(member, last.path(member).stringValue("") + value.stringValue());
        } else if (!value.isNull()) {
            last.set(member, value);
        }
    }

    /** What was read since, as a seal; null if nothing of it proves anything. */
    Part.@Nullable Seal take() {
        boolean sealed =
                details.valueStream()
                        .anyMatch(detail -> PROOFS.stream().anyMatch(detail::hasNonNull));
        String value = details.toString();
        details.removeAll();
        return sealed ? new Part.Seal(sealer, value) : null;
    }

    /**
     * @throws MalformedInput if the seal is none that {@link #take} made
     */
    static void write(JsonGenerator json, Part.Seal seal) {
        JsonNode details = Json.parse(Slice.of(seal.value().getBytes(StandardCharsets.UTF_8)));
        if (!details.isArray()) {
            throw new MalformedInput("a thought's seal: expected an array");
        }
        json.writeName(MessageRules.SEALED);
        json.writeTree(details);
    }
}
