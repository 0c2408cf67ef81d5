package io.tollgate.filters.gateway;

import io.tollgate.filters.dialect.ClientDialect;
import io.tollgate.filters.dialect.Face;
import io.tollgate.filters.dialect.Lookup;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequest;

/** The dialects that clients may speak, and whose a request is. */
public final class ClientDialects {

    private final List<ClientDialect> dialects;
    private final Map<String, Face> faces = new HashMap<>();
    private final Map<String, ClientDialect> byName = new HashMap<>();

    /**
     * @param dialects the more particular ones first: the first that feels addressed answers
     */
    public ClientDialects(List<ClientDialect> dialects) {
        this.dialects = List.copyOf(dialects);
        for (ClientDialect dialect : dialects) {
            byName.put(dialect.name(), dialect);
            for (Face face : dialect.faces()) {
                if (faces.put(face.path(), face) != null) {
                    throw new IllegalArgumentException("two faces at " + face.path());
                }
            }
        }
    }

    @Nullable Face face(ServerHttpRequest request) {
        return faces.get(request.getPath().value());
    }

    /** The names by which a request to this face may mean its model, the given one first. */
    List<String> spellings(Face face, String model) {
        return Objects.requireNonNull(byName.get(face.dialect())).spellings(model);
    }

    /**
     * The dialect that an answer to this request is written in, null if it is for no API of ours.
     */
    @Nullable ClientDialect speaking(ServerHttpRequest request) {
        Face face = face(request);
        if (face != null) {
            return byName.get(face.dialect());
        }
        for (ClientDialect dialect : dialects) {
            if (dialect.addressed(request.getPath().value(), request.getHeaders()::getFirst)) {
                return dialect;
            }
        }
        return null;
    }

    /** The endpoint that answers this path, whatever the method; null if there is none. */
    public @Nullable Lookup lookup(ServerHttpRequest request) {
        String path = request.getPath().value();
        for (ClientDialect dialect : dialects) {
            for (Lookup lookup : dialect.lookups()) {
                if (lookup.matches(path, request.getHeaders()::getFirst)) {
                    return lookup;
                }
            }
        }
        return null;
    }
}
