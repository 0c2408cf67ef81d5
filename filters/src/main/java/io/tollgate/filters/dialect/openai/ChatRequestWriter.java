package io.tollgate.filters.dialect.openai;

import io.tollgate.filters.dialect.ChatRequest;
import io.tollgate.filters.dialect.Losses;
import io.tollgate.filters.dialect.ProviderRequest;
import io.tollgate.filters.dialect.Sampling;
import io.tollgate.filters.dialect.TargetModel;
import io.tollgate.filters.wire.Json;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * Writes a chat completions request.
 *
 * <p>The longest answer goes under {@code max_completion_tokens} to OpenAI's reasoning models (by
 * name: {@code o1}, {@code o3}, {@code o4-mini}, {@code gpt-5}, and what follows them), which
 * refuse the deprecated {@code max_tokens}; all others get {@code max_tokens}, the one name that
 * every compatible server knows, those that sell OpenAI's models under longer names included. A
 * limit beyond what the model can give is left to the provider to refuse.
 *
 * @see <a href="https://platform.openai.com/docs/api-reference/chat/create">Create chat
 *     completion</a>
 */
final class ChatRequestWriter {

    private static final Pattern REASONING_MODEL = Pattern.compile("(o[1-9]|gpt-[5-9]).*");

    private ChatRequestWriter() {}

    static ProviderRequest write(ChatRequest request, TargetModel model, Losses losses) {
        return write(request, model, Tolerance.openAi(model), losses);
    }

    static ProviderRequest write(
            ChatRequest request, TargetModel model, Tolerance tolerance, Losses losses) {
        Integer topK = request.sampling().topK();
        if (topK != null && !tolerance.topK()) {
            losses.add("top_k");
        }
        byte[] body =
                Json.write(
                        json -> {
                            json.writeStartObject();
                            json.writeStringProperty("model", model.name());
                            new ChatMessageWriter(json, tolerance, losses)
                                    .write(request.messages());
                            ChatToolingWriter.write(json, request.tooling(), losses);
                            sampling(json, request.sampling());
                            if (topK != null && tolerance.topK()) {
                                json.writeNumberProperty("top_k", topK);
                            }
                            maxTokens(json, request.sampling().maxTokens(), model);
                            new EffortWriter(json, tolerance, losses).write(request.thinking());
                            ResponseFormatWriter.write(json, request.format());
                            if (request.endUser() != null) {
                                json.writeStringProperty("user", request.endUser());
                            }
                            stream(json, request.delivery().stream());
                            json.writeEndObject();
                        });
        return new ProviderRequest(OpenAiProvider.CHAT, body);
    }

    private static void sampling(JsonGenerator json, Sampling sampling) {
        number(json, "temperature", sampling.temperature());
        number(json, "top_p", sampling.topP());
        if (sampling.seed() != null) {
            json.writeNumberProperty("seed", sampling.seed());
        }
        number(json, "frequency_penalty", sampling.frequencyPenalty());
        number(json, "presence_penalty", sampling.presencePenalty());
        if (!sampling.stop().isEmpty()) {
            json.writeArrayPropertyStart("stop");
            sampling.stop().forEach(json::writeString);
            json.writeEndArray();
        }
    }

    private static void number(JsonGenerator json, String name, @Nullable Double value) {
        if (value != null) {
            json.writeNumberProperty(name, value);
        }
    }

    private static void maxTokens(JsonGenerator json, @Nullable Integer asked, TargetModel model) {
        if (asked == null) {
            return;
        }
        boolean reasoning = REASONING_MODEL.matcher(model.name()).matches();
        json.writeNumberProperty(reasoning ? "max_completion_tokens" : "max_tokens", asked);
    }

    /** Usage is always asked for: it is what the stream costs. */
    private static void stream(JsonGenerator json, boolean stream) {
        if (stream) {
            json.writeBooleanProperty("stream", true);
            json.writeObjectPropertyStart("stream_options");
            json.writeBooleanProperty("include_usage", true);
            json.writeEndObject();
        }
    }
}
