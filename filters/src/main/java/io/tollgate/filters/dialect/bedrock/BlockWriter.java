package io.tollgate.filters.dialect.bedrock;

import io.tollgate.filters.dialect.DocumentSource;
import io.tollgate.filters.dialect.ImageSource;
import io.tollgate.filters.dialect.Part;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** Writes content blocks: objects of one member, whose name says what they are. */
final class BlockWriter {

    private static final int LONGEST_NAME = 200;

    private final JsonGenerator json;

    /** Names of documents, no two of which may be alike in a request. */
    private final Set<String> names = new HashSet<>();

    BlockWriter(JsonGenerator json) {
        this.json = json;
    }

    void text(String text) {
        json.writeStartObject();
        json.writeStringProperty("text", text);
        json.writeEndObject();
    }

    void cachePoint(Part.CachePoint cachePoint, boolean withTtl) {
        start("cachePoint");
        json.writeStringProperty("type", "default");
        if (withTtl && cachePoint.ttl() != null) {
            json.writeStringProperty("ttl", cachePoint.ttl());
        }
        end();
    }

    /** A picture inline, of a kind that {@link Formats} knows. */
    void image(ImageSource source) {
        if (source instanceof ImageSource.Inline(String mediaType, String base64)) {
            start("image");
            json.writeStringProperty("format", Objects.requireNonNull(Formats.ofImage(mediaType)));
            bytes(base64);
            end();
        }
    }

    void audio(Part.Audio audio) {
        start("audio");
        json.writeStringProperty("format", audio.format());
        bytes(audio.base64());
        end();
    }

    /** A document in the message, of a kind that {@link Formats} knows. */
    void document(Part.Document document) {
        start("document");
        switch (document.source()) {
            case DocumentSource.Inline(String mediaType, String base64) ->
                    file(
                            Objects.requireNonNull(Formats.ofDocument(mediaType)),
                            document.name(),
                            base64);
            case DocumentSource.Plain(String text) ->
                    file(
                            "txt",
                            document.name(),
                            Base64.getEncoder()
                                    .encodeToString(text.getBytes(StandardCharsets.UTF_8)));
            case DocumentSource.Url _ -> throw new IllegalStateException("a document elsewhere");
        }
        end();
    }

    private void file(String format, @Nullable String name, String base64) {
        json.writeStringProperty("format", format);
        json.writeStringProperty("name", name(name == null ? "" : name));
        bytes(base64);
    }

    /** The API takes few characters in a name, and no two documents of the same. */
    private String name(String given) {
        String plain =
                given.replaceAll("[^\\p{Alnum}\\s()\\[\\]-]", "-").replaceAll("\\s+", " ").strip();
        String base = plain.isEmpty() ? "document" : plain;
        if (base.length() > LONGEST_NAME - 10) {
            base = base.substring(0, LONGEST_NAME - 10).strip();
        }
        String name = base;
        for (int number = 2; !names.add(name); number++) {
            name = base + " " + number;
        }
        return name;
    }

    private void bytes(String base64) {
        json.writeObjectPropertyStart("source");
        json.writeStringProperty("bytes", base64);
        json.writeEndObject();
    }

    void reasoning(Part.Reasoning reasoning) {
        Part.Seal seal = Objects.requireNonNull(reasoning.seal());
        start("reasoningContent");
        if (Seals.isEncrypted(seal)) {
            json.writeStringProperty("redactedContent", seal.value());
        } else {
            json.writeObjectPropertyStart("reasoningText");
            json.writeStringProperty("text", reasoning.text());
            json.writeStringProperty("signature", seal.value());
            json.writeEndObject();
        }
        end();
    }

    /** Begins a block, the content of whose member follows. */
    void start(String kind) {
        json.writeStartObject();
        json.writeObjectPropertyStart(kind);
    }

    void end() {
        json.writeEndObject();
        json.writeEndObject();
    }
}
