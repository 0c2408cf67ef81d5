package io.tollgate.filters.dialect.cohere;

import io.tollgate.filters.dialect.DocumentSource;
import io.tollgate.filters.dialect.Losses;
import io.tollgate.filters.dialect.Part;
import io.tollgate.filters.wire.JsonFields;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads documents: texts, or objects of which all members are shown to the model. An object with a
 * text and at most a title is a document that others have as well; any other is its own JSON.
 */
final class DocumentReader {

    private DocumentReader() {}

    static List<Part> read(JsonFields request, Losses losses) {
        List<Part> documents = new ArrayList<>();
        for (JsonNode document : request.takeArray("documents")) {
            if (document.isString()) {
                documents.add(plain(document.stringValue(), null));
            } else {
                JsonFields fields =
                        JsonFields.of(
                                document, request.path("documents") + "[" + documents.size() + "]");
                documents.add(document(fields, losses));
            }
        }
        return documents;
    }

    private static Part.Document document(JsonFields fields, Losses losses) {
        Part.Document read = of(fields.require("data", "an object or a string"));
        losses.addAll(fields.rest());
        return read;
    }

    private static Part.Document of(JsonNode data) {
        if (data.isString()) {
            return plain(data.stringValue(), null);
        }
        if (data instanceof ObjectNode object && object.path("text").isString()) {
            String title = object.path("title").stringValue(null);
            if (object.size() == (title == null ? 1 : 2)) {
                return plain(object.path("text").stringValue(), title);
            }
        }
        return plain(data.toString(), null);
    }

    /** What a document in a tool's result says. */
    static String text(JsonFields document, Losses losses) {
        JsonNode data = document.require("data", "an object or a string");
        losses.addAll(document.rest());
        return data.isString() ? data.stringValue() : data.toString();
    }

    private static Part.Document plain(String text, @Nullable String name) {
        return new Part.Document(new DocumentSource.Plain(text), name);
    }
}
