package io.tollgate.filters.dialect.cohere;

import io.tollgate.filters.dialect.Losses;
import io.tollgate.filters.dialect.Message;
import io.tollgate.filters.dialect.Message.Role;
import io.tollgate.filters.dialect.Part;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/**
 * Writes the messages. All system messages become one, since the API wants them to be the first of
 * the list and refuses the whole request otherwise.
 */
final class ChatMessageWriter {

    private final JsonGenerator json;
    private final CitedDocuments documents;
    private final Losses losses;
    private final ContentWriter contents;
    private final AssistantWriter assistants;

    /**
     * @param thinks whether the model thinks, and takes its thoughts back
     */
    ChatMessageWriter(JsonGenerator json, CitedDocuments documents, boolean thinks, Losses losses) {
        this.json = json;
        this.documents = documents;
        this.losses = losses;
        this.contents = new ContentWriter(json, losses);
        this.assistants = new AssistantWriter(json, thinks, losses);
    }

    void write(List<Message> messages) {
        json.writeArrayPropertyStart("messages");
        system(messages);
        for (Message message : messages) {
            if (message.name() != null) {
                losses.add("messages[].name");
            }
            switch (message.role()) {
                case SYSTEM -> {}
                case USER -> user(message);
                case ASSISTANT -> assistants.write(message.parts());
            }
        }
        json.writeEndArray();
        if (!messages.isEmpty() && messages.getLast().beginsAnswer()) {
            losses.add("messages[].prefill");
        }
    }

    private void system(List<Message> messages) {
        List<Part> said = new ArrayList<>();
        for (Message message : messages) {
            if (message.role() == Role.SYSTEM) {
                for (Part part : message.parts()) {
                    if (part instanceof Part.Text) {
                        said.add(part);
                    } else {
                        losses.add(ContentWriter.path(part));
                    }
                }
            }
        }
        String text = ContentWriter.text(said);
        if (!text.isBlank()) {
            start("system");
            json.writeStringProperty("content", text);
            json.writeEndObject();
        }
    }

    /**
     * Results come first: the API wants them right behind the message that made the calls. Pictures
     * of theirs follow in the user's name, since a tool's message cannot hold them.
     */
    private void user(Message message) {
        List<Part> pictures = new ArrayList<>();
        List<Part> said = new ArrayList<>();
        for (Part part : message.parts()) {
            if (part instanceof Part.ToolResult result) {
                result(result, pictures);
            } else {
                said.add(part);
            }
        }
        List<Part> sayable = new ArrayList<>(pictures);
        sayable.addAll(contents.sayable(documents.takeFrom(said)));
        if (!sayable.isEmpty()) {
            start("user");
            contents.user(sayable);
            json.writeEndObject();
        }
    }

    private void result(Part.ToolResult result, List<Part> pictures) {
        if (result.error()) {
            losses.add(ContentWriter.IN_RESULT + ".error");
        }
        start("tool");
        json.writeStringProperty("tool_call_id", result.callId());
        contents.result(result.content());
        json.writeEndObject();
        List<Part> shown = result.content().stream().filter(Part.Image.class::isInstance).toList();
        if (!shown.isEmpty()) {
            pictures.add(new Part.Text("Result of the tool call " + result.callId() + ":"));
            pictures.addAll(shown);
        }
    }

    private void start(String role) {
        json.writeStartObject();
        json.writeStringProperty("role", role);
    }
}
