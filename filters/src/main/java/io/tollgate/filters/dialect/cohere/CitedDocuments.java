package io.tollgate.filters.dialect.cohere;

import io.tollgate.filters.dialect.DocumentSource;
import io.tollgate.filters.dialect.Part;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * Documents of plain text, which Cohere has beside the conversation rather than in it: its models
 * are made to answer from them.
 *
 * @see <a href="https://docs.cohere.com/docs/retrieval-augmented-generation-rag">Retrieval
 *     augmented generation</a>
 */
final class CitedDocuments {

    private final boolean allowed;
    private final List<Part.Document> documents = new ArrayList<>();

    /**
     * @param allowed whether the request may have documents at all
     */
    CitedDocuments(boolean allowed) {
        this.allowed = allowed;
    }

    boolean isEmpty() {
        return documents.isEmpty();
    }

    /** The text of a document, null if it is none of plain text. */
    static @Nullable String text(Part part) {
        return part instanceof Part.Document(DocumentSource.Plain(String text), _) ? text : null;
    }

    /**
     * Takes the documents out of a message, unless they are all that it has: a message has to say
     * something.
     *
     * @return what remains of it
     */
    List<Part> takeFrom(List<Part> parts) {
        List<Part> rest = parts.stream().filter(part -> text(part) == null).toList();
        if (!allowed || rest.stream().noneMatch(ContentWriter::isSaid)) {
            return parts;
        }
        for (Part part : parts) {
            if (part instanceof Part.Document document && text(part) != null) {
                documents.add(document);
            }
        }
        return rest;
    }

    void write(JsonGenerator json) {
        if (documents.isEmpty()) {
            return;
        }
        json.writeArrayPropertyStart("documents");
        documents.forEach(document -> write(json, document));
        json.writeEndArray();
    }

    /** One document; requests and the results of tools have them alike. */
    static void write(JsonGenerator json, Part.Document document) {
        json.writeStartObject();
        json.writeObjectPropertyStart("data");
        if (document.name() != null) {
            json.writeStringProperty("title", document.name());
        }
        json.writeStringProperty("text", text(document));
        json.writeEndObject();
        json.writeEndObject();
    }
}
