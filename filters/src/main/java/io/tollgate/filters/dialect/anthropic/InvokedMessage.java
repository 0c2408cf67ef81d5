package io.tollgate.filters.dialect.anthropic;

import io.tollgate.filters.dialect.ChatRequest;
import io.tollgate.filters.dialect.DocumentSource;
import io.tollgate.filters.dialect.ImageSource;
import io.tollgate.filters.dialect.Losses;
import io.tollgate.filters.dialect.Message;
import io.tollgate.filters.dialect.Part;
import io.tollgate.filters.dialect.ProviderRequest;
import io.tollgate.filters.dialect.TargetModel;
import io.tollgate.filters.wire.Json;
import io.tollgate.filters.wire.JsonMembers;
import io.tollgate.filters.wire.JsonSplice;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Writes a Messages request as InvokeModel takes it: the model, and whether to stream, stand in the
 * path, and the version of the API in the body.
 */
final class InvokedMessage {

    private static final String VERSION = "bedrock-2023-05-31";
    private static final String MODEL = "model";
    private static final String STREAM = "stream";
    private static final String CONTENT = "messages[].content[].";

    private InvokedMessage() {}

    static ProviderRequest write(
            ChatRequest request, TargetModel model, List<String> betas, Losses losses) {
        byte[] body = MessagesRequestWriter.write(inline(request, losses), model, losses).body();
        JsonSplice splice =
                new JsonSplice(JsonMembers.scan(body, Set.of(MODEL, STREAM)))
                        .remove(MODEL)
                        .remove(STREAM);
        if (!betas.isEmpty()) {
            splice.set("anthropic_beta", texts(betas));
        }
        splice.setText("anthropic_version", VERSION);
        String operation = request.delivery().stream() ? "/invoke-with-response-stream" : "/invoke";
        return new ProviderRequest("/model/" + id(model.name()) + operation, splice.toByteArray());
    }

    private static byte[] texts(List<String> texts) {
        return Json.write(
                json -> {
                    json.writeStartArray();
                    texts.forEach(json::writeString);
                    json.writeEndArray();
                });
    }

    /** One segment, whatever stands in it: ids have colons, ARNs have slashes. */
    private static String id(String model) {
        return URLEncoder.encode(model, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A");
    }

    /** Bedrock fetches nothing from an address. */
    private static ChatRequest inline(ChatRequest request, Losses losses) {
        List<Message> messages = new ArrayList<>();
        for (Message message : request.messages()) {
            messages.add(
                    new Message(
                            message.role(),
                            inline(message.parts(), CONTENT, losses),
                            message.name()));
        }
        return new ChatRequest(
                request.model(),
                request.delivery(),
                messages,
                request.tooling(),
                request.sampling(),
                request.thinking(),
                request.format(),
                request.endUser());
    }

    private static List<Part> inline(List<Part> parts, String path, Losses losses) {
        List<Part> inline = new ArrayList<>();
        for (Part part : parts) {
            switch (part) {
                case Part.Image(ImageSource.Url _, _) -> losses.add(path + "image_url");
                case Part.Document(DocumentSource.Url _, _) -> losses.add(path + "document_url");
                case Part.ToolResult(var id, var tool, var content, var error) ->
                        inline.add(
                                new Part.ToolResult(
                                        id,
                                        tool,
                                        inline(content, CONTENT + "tool_result.", losses),
                                        error));
                default -> inline.add(part);
            }
        }
        return inline;
    }
}
