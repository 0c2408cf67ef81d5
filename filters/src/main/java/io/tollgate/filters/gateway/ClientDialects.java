package io.tollgate.filters.gateway;

import io.tollgate.filters.dialect.Allowance;
import io.tollgate.filters.dialect.ClientDialect;
import io.tollgate.filters.dialect.Face;
import io.tollgate.filters.dialect.Lookup;
import io.tollgate.filters.translate.ClientCall;
import io.tollgate.filters.wire.JsonMembers;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequest;

/** The dialects that clients may speak, and whose a request is. */
public final class ClientDialects {

    private static final String ID = "{id}";
    private static final String PLACEHOLDER = "\\{[a-z]+}";

    /** Nothing that could mean anything to a URL. */
    private static final String ID_SHAPE = "[A-Za-z0-9_-]{1,128}";

    /** Names may have slashes; what is around them stands fast. */
    private static final String MODEL_SHAPE = ".{1,512}";

    private final List<ClientDialect> dialects;
    private final Map<String, Face> faces = new HashMap<>();
    private final Map<Pattern, Face> templates = new LinkedHashMap<>();
    private final Map<String, ClientDialect> byName = new HashMap<>();

    /**
     * @param dialects the more particular ones first: the first that feels addressed answers
     * @throws IllegalArgumentException if two have the same path
     */
    public ClientDialects(List<ClientDialect> dialects) {
        this.dialects = List.copyOf(dialects);
        for (ClientDialect dialect : dialects) {
            byName.put(dialect.name(), dialect);
            for (Face face : dialect.faces()) {
                if (faces.put(face.path(), face) != null) {
                    throw new IllegalArgumentException("two faces at " + face.path());
                }
                if (face.path().contains(ID) || face.hasModelInPath()) {
                    templates.put(template(face.path()), face);
                }
            }
        }
    }

    private static Pattern template(String path) {
        return Pattern.compile(
                Stream.of(path.splitWithDelimiters(PLACEHOLDER, 0))
                        .map(
                                part ->
                                        switch (part) {
                                            case ID -> ID_SHAPE;
                                            case Face.MODEL -> MODEL_SHAPE;
                                            default -> Pattern.quote(part);
                                        })
                        .collect(Collectors.joining()));
    }

    @Nullable Face face(ServerHttpRequest request) {
        return face(request.getPath().value());
    }

    @Nullable Face face(String path) {
        Face face = faces.get(path);
        if (face != null) {
            return face;
        }
        for (Map.Entry<Pattern, Face> template : templates.entrySet()) {
            if (template.getKey().matcher(path).matches()) {
                return template.getValue();
            }
        }
        return null;
    }

    /** The names by which a request to this face may mean its model, the given one first. */
    List<String> spellings(Face face, String model) {
        return Objects.requireNonNull(byName.get(face.dialect())).spellings(model);
    }

    /** Request members that the dialects want located. */
    public Set<String> watchedMembers() {
        return dialects.stream()
                .map(ClientDialect::promptCacheMember)
                .filter(Objects::nonNull)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** What a call says that its prompt's cache goes by, null if nothing. */
    @Nullable String promptCacheKey(ClientCall call) {
        JsonMembers members = call.membersIfAny();
        return members == null
                ? null
                : Objects.requireNonNull(byName.get(call.face().dialect())).promptCacheKey(members);
    }

    /** Whom a call is made for, as it says; null if it does not. */
    @Nullable String endUser(ClientCall call) {
        JsonMembers members = call.membersIfAny();
        return members == null
                ? null
                : Objects.requireNonNull(byName.get(call.face().dialect())).endUser(members);
    }

    /** How a face's API tells its callers what they have left. */
    Map<String, String> allowanceHeaders(Face face, List<Allowance> allowances, Instant now) {
        return Objects.requireNonNull(byName.get(face.dialect())).allowanceHeaders(allowances, now);
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
