package io.tollgate.app.oidc;

import io.tollgate.app.oidc.TokenRefused.Reason;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A JSON object of a token: its header, or its claims. No name stands in it twice. */
final class Claims {

    private static final JsonMapper JSON =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNestingDepth(16)
                                                    .maxNumberLength(40)
                                                    .maxNameLength(1024)
                                                    .build())
                                    .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .build();

    private static final BigDecimal LAST_SECOND = BigDecimal.valueOf(253_402_300_799L);

    private final ObjectNode node;

    private Claims(ObjectNode node) {
        this.node = node;
    }

    /**
     * @throws TokenRefused unless it is one object, in UTF-8
     */
    static Claims parse(byte[] json) {
        try {
            String text =
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(json)).toString();
            if (JSON.readTree(text) instanceof ObjectNode object) {
                return new Claims(object);
            }
        } catch (CharacterCodingException | JacksonException e) {
            throw new TokenRefused(Reason.MALFORMED, "its JSON: " + e.getClass().getSimpleName());
        }
        throw new TokenRefused(Reason.MALFORMED, "its JSON is no object");
    }

    boolean has(String name) {
        return node.has(name);
    }

    /** The text, null if there is none or it is something else. */
    @Nullable String text(String name) {
        JsonNode value = node.get(name);
        return value != null && value.isString() ? value.stringValue() : null;
    }

    /** Whether it is there and does not say yes. Some providers write {@code "true"}. */
    boolean denies(String name) {
        JsonNode value = node.get(name);
        return value != null && !(value.isValueNode() && value.asString().equals("true"));
    }

    /**
     * A point in time, null if there is none.
     *
     * @throws TokenRefused if it is something else
     */
    @Nullable Instant time(String name) {
        JsonNode value = node.get(name);
        if (value == null) {
            return null;
        }
        if (value.isNumber()) {
            BigDecimal seconds = value.decimalValue();
            if (seconds.signum() >= 0 && seconds.compareTo(LAST_SECOND) <= 0) {
                return Instant.ofEpochSecond(seconds.longValue());
            }
        }
        throw new TokenRefused(Reason.MALFORMED, name + " is no point in time");
    }

    /**
     * The text, or the texts of the list; none if there is something else.
     *
     * @param path a name, or if there is none like it, names with dots between them
     */
    Set<String> texts(String path) {
        JsonNode value = node.get(path);
        if (value == null) {
            value = node;
            for (String name : path.split("\\.", -1)) {
                value = value.path(name);
            }
        }
        Set<String> texts = new LinkedHashSet<>();
        if (value.isString()) {
            texts.add(value.stringValue());
        } else if (value.isArray() && value.valueStream().allMatch(JsonNode::isString)) {
            value.valueStream().map(JsonNode::stringValue).forEach(texts::add);
        }
        return texts;
    }
}
