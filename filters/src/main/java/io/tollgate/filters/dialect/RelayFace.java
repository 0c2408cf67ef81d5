package io.tollgate.filters.dialect;

import java.util.Set;

/**
 * An endpoint that has no like in other dialects: its requests go to providers of its own dialect
 * or nowhere, and its answers come back as they are, whatever they hold.
 *
 * @param dialect the dialect's name: {@code openai}
 * @param path such as {@code /v1/images/generations}; {@code {id}} in it is one segment
 * @param operation what is asked for, in OpenTelemetry's manner: {@code image_generation}
 * @param addressing what names the model
 * @param methods the HTTP methods that it takes
 * @param unsaid parameters of the query that are for the gateway's ears only: no provider is told
 */
public record RelayFace(
        String dialect,
        String path,
        String operation,
        Addressing addressing,
        Set<String> methods,
        Set<String> unsaid)
        implements Face {

    /** What in a request names the model, and with it the provider. */
    public enum Addressing {
        /** A member of the JSON body. */
        BODY,
        /** A field of the form with files that the body is. */
        FORM,
        /** The query of the URL at which a WebSocket is opened. */
        SOCKET,
        /** Nothing: what a provider stores belongs to no model. A header has to say whose it is. */
        STORE
    }

    public RelayFace {
        methods = Set.copyOf(methods);
        unsaid = Set.copyOf(unsaid);
    }

    /** One that tells a provider all that stands in the query. */
    public RelayFace(
            String dialect,
            String path,
            String operation,
            Addressing addressing,
            Set<String> methods) {
        this(dialect, path, operation, addressing, methods, Set.of());
    }

    @Override
    public boolean takesAnyMediaType() {
        return false;
    }

    /** A path with the id that {@code actual}, a path of this face, has. */
    public String withId(String template, String actual) {
        int at = path.indexOf("{id}");
        if (at < 0) {
            return template;
        }
        int end = actual.indexOf('/', at);
        return template.replace("{id}", end < 0 ? actual.substring(at) : actual.substring(at, end));
    }
}
