package io.tollgate.filters.dialect.ollama;

import io.tollgate.filters.dialect.Lookup;
import io.tollgate.filters.dialect.Lookup.Answer;
import io.tollgate.filters.wire.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Questions about the server. */
final class ServerLookups {

    /** Clients gate features on it, so it names the release whose API the gateway speaks. */
    private static final String VERSION = "0.12.6";

    /** Word for word what Ollama says: tools compare it to find out whether a server is up. */
    private static final String RUNNING = "Ollama is running";

    private ServerLookups() {}

    static Lookup version() {
        return new PathLookup(
                List.of("GET", "HEAD"),
                "/api/version",
                _ ->
                        Answer.json(
                                Json.write(
                                        json -> {
                                            json.writeStartObject();
                                            json.writeStringProperty("version", VERSION);
                                            json.writeEndObject();
                                        })));
    }

    /** Nothing is held in a memory that a client could see. */
    static Lookup running() {
        return new PathLookup(
                List.of("GET"),
                "/api/ps",
                _ ->
                        Answer.json(
                                Json.write(
                                        json -> {
                                            json.writeStartObject();
                                            json.writeArrayPropertyStart("models");
                                            json.writeEndArray();
                                            json.writeEndObject();
                                        })));
    }

    static Lookup root() {
        byte[] text = RUNNING.getBytes(StandardCharsets.US_ASCII);
        return new PathLookup(
                List.of("GET", "HEAD"), "/", _ -> new Answer("text/plain", text.clone()));
    }
}
