package io.tollgate.filters.wire;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.ByteArrayBuilder;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The one JSON mapper of the dialects, bounded against hostile documents. It reads UTF-8 without a
 * byte order mark and nothing else: in UTF-16 the spans that {@link JsonMembers} finds would be
 * wrong, and a provider might read a document otherwise than the gateway did.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8259#section-8.1">RFC 8259, section 8.1</a>
 */
public final class Json {

    /** Deeper than any schema in the wild, far from a stack overflow. */
    private static final int MAX_DEPTH = 200;

    /** A string may hold a whole image, so the body limit is what bounds it. */
    private static final int MAX_STRING = 64 << 20;

    private static final JsonMapper MAPPER =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNestingDepth(MAX_DEPTH)
                                                    .maxStringLength(MAX_STRING)
                                                    .build())
                                    .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                                    .disable(TokenStreamFactory.Feature.CHARSET_DETECTION)
                                    .build())
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .build();

    private Json() {}

    /**
     * @throws MalformedInput if the bytes are not one JSON document
     */
    public static JsonNode parse(Slice json) {
        try {
            return MAPPER.readTree(json.array(), json.from(), json.length());
        } catch (JacksonException e) {
            throw notJson(e);
        }
    }

    /**
     * @throws MalformedInput if the bytes are not one JSON object
     */
    public static ObjectNode parseObject(byte[] json) {
        return asObject(parse(Slice.of(json)));
    }

    /**
     * @throws MalformedInput if the bytes are not one JSON object
     */
    public static ObjectNode parseObject(Slice json) {
        return asObject(parse(json));
    }

    /** A new, empty object. */
    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /** A token-by-token reader over the bytes; close it. */
    static JsonParser parser(byte[] json) {
        return MAPPER.createParser(json);
    }

    /** A generator that writes UTF-8 to {@code out} and leaves it open; close it. */
    public static JsonGenerator generator(OutputStream out) {
        return MAPPER.createGenerator(out);
    }

    /** What {@code content} writes, as UTF-8 bytes. */
    public static byte[] write(Consumer<JsonGenerator> content) {
        ByteArrayBuilder out = new ByteArrayBuilder();
        write(out, content);
        return out.toByteArray();
    }

    /** A string. */
    static byte[] text(String text) {
        return isPlain(text)
                ? ('"' + text + '"').getBytes(StandardCharsets.US_ASCII)
                : write(json -> json.writeString(text));
    }

    /** Most names are: they need no generator. */
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char at = text.charAt(i);
            if (at < ' ' || at >= 0x7F || at == '"' || at == '\\') {
                return false;
            }
        }
        return true;
    }

    static void write(OutputStream out, Consumer<JsonGenerator> content) {
        try (JsonGenerator generator = generator(out)) {
            content.accept(generator);
        }
    }

    /** Where, not what: the parser's own message quotes the token that it stumbled over. */
    static MalformedInput notJson(JacksonException e) {
        TokenStreamLocation at = e.getLocation();
        return new MalformedInput(
                at == null || at.getLineNr() < 1
                        ? "not valid JSON"
                        : "not valid JSON: line " + at.getLineNr() + ", column " + at.getColumnNr(),
                e);
    }

    private static ObjectNode asObject(JsonNode node) {
        if (node instanceof ObjectNode object) {
            return object;
        }
        throw new MalformedInput("expected a JSON object");
    }
}
