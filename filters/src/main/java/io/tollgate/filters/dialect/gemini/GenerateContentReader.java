package io.tollgate.filters.dialect.gemini;

import io.tollgate.filters.dialect.ChatRequest;
import io.tollgate.filters.dialect.Delivery;
import io.tollgate.filters.dialect.GatewayError;
import io.tollgate.filters.dialect.GatewayException;
import io.tollgate.filters.dialect.HarmlessDefaults;
import io.tollgate.filters.dialect.Losses;
import io.tollgate.filters.dialect.Message;
import io.tollgate.filters.dialect.Tooling;
import io.tollgate.filters.wire.Json;
import io.tollgate.filters.wire.JsonFields;
import java.util.List;
import java.util.Map;

/**
 * Reads a request to generate content. The path names the model and says whether the answer is
 * streamed.
 *
 * @see <a href="https://ai.google.dev/api/generate-content">Generating content</a>
 */
final class GenerateContentReader {

    private static final HarmlessDefaults DEFAULTS =
            new HarmlessDefaults(
                    Map.of("safetySettings", "[]", "labels", "{}", "serviceTier", "\"standard\""));

    private GenerateContentReader() {}

    static ChatRequest whole(byte[] body, Losses losses) {
        return read(body, false, losses);
    }

    static ChatRequest streamed(byte[] body, Losses losses) {
        return read(body, true, losses);
    }

    private static ChatRequest read(byte[] body, boolean stream, Losses losses) {
        return read(JsonFields.of(ProtoNames.unify(Json.parseObject(body))), stream, losses);
    }

    /**
     * @throws GatewayException if the request leans on what only Google remembers
     */
    static ChatRequest read(JsonFields fields, boolean stream, Losses losses) {
        String model = fields.takeText("model");
        if (fields.takeText("cachedContent") != null) {
            throw new GatewayException(
                    GatewayError.Kind.INVALID_REQUEST,
                    fields.path("cachedContent")
                            + ": the gateway does not keep what Google cached; send all of the"
                            + " conversation.");
        }
        List<Message> messages = new ContentReader(losses).read(fields);
        Tooling tooling = ToolingReader.read(fields, losses);
        ConfigReader config = ConfigReader.read(fields, losses);
        fields.takeBoolean("store");
        DEFAULTS.takeFrom(fields, losses);
        losses.addAll(fields.rest());
        return new ChatRequest(
                model == null ? "" : ModelPaths.plain(model),
                new Delivery(stream, true),
                messages,
                tooling,
                config.sampling(),
                config.thinking(),
                config.format(),
                null);
    }
}
