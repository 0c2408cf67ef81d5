package io.tollgate.filters.dialect.ollama;

import io.tollgate.filters.dialect.Lookup.ModelCard;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import tools.jackson.core.JsonGenerator;

/**
 * A model as Ollama describes it. Typed clients fail on an absent string or list, so those that
 * have no meaning behind a gateway are there and empty.
 */
final class ModelCards {

    private ModelCards() {}

    /** An entry of the list. */
    static void summary(JsonGenerator json, ModelCard model) {
        String name = ModelTags.tagged(model.name());
        json.writeStartObject();
        json.writeStringProperty("name", name);
        json.writeStringProperty("model", name);
        json.writeStringProperty("modified_at", model.created().toString());
        json.writeNumberProperty("size", 0);
        json.writeStringProperty("digest", digest(name));
        family(json, model);
        json.writeEndObject();
    }

    /** The answer to a question about this one. */
    static void details(JsonGenerator json, ModelCard model) {
        json.writeStartObject();
        json.writeStringProperty("license", "");
        json.writeStringProperty("modelfile", "");
        json.writeStringProperty("parameters", "");
        json.writeStringProperty("template", "");
        family(json, model);
        json.writeObjectPropertyStart("model_info");
        json.writeEndObject();
        json.writeArrayPropertyStart("capabilities");
        json.writeString("completion");
        json.writeString("tools");
        json.writeEndArray();
        json.writeStringProperty("modified_at", model.created().toString());
        json.writeEndObject();
    }

    private static void family(JsonGenerator json, ModelCard model) {
        json.writeObjectPropertyStart("details");
        json.writeStringProperty("parent_model", "");
        json.writeStringProperty("format", "");
        json.writeStringProperty("family", model.provider());
        json.writeArrayPropertyStart("families");
        json.writeString(model.provider());
        json.writeEndArray();
        json.writeStringProperty("parameter_size", "");
        json.writeStringProperty("quantization_level", "");
        json.writeEndObject();
    }

    /** Clients tell models apart by it: the same for the same name, on each node. */
    private static String digest(String name) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(name.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
