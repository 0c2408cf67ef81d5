package io.tollgate.filters.translate;

import io.tollgate.filters.dialect.ChatFace;
import io.tollgate.filters.dialect.Face;
import io.tollgate.filters.dialect.Losses;
import io.tollgate.filters.dialect.Stamp;
import io.tollgate.filters.wire.JsonMembers;
import io.tollgate.filters.wire.MalformedInput;
import io.tollgate.filters.wire.Slice;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * A request as its client sent it. One pull over its tokens has located the members that routing
 * and passing through need; the canonical reading is done once, and only if some target speaks
 * another dialect.
 */
public final class ClientCall {

    private static final String MODEL = "model";
    private static final String STREAM = "stream";

    private final Face face;
    private final JsonMembers members;
    private final String model;
    private final boolean stream;
    private final Stamp stamp;
    private final Losses readingLosses = new Losses();
    private @Nullable Object request;

    private ClientCall(Face face, JsonMembers members, String model, boolean stream, Stamp stamp) {
        this.face = face;
        this.members = members;
        this.model = model;
        this.stream = stream;
        this.stamp = stamp;
    }

    /**
     * Looks at a request.
     *
     * @param watchedMembers what the provider dialects want located besides
     * @throws MalformedInput if it is not a JSON object with a model's name
     */
    public static ClientCall of(
            Face face, byte[] body, Collection<String> watchedMembers, Stamp stamp) {
        Set<String> names = new LinkedHashSet<>(watchedMembers);
        names.add(MODEL);
        names.add(STREAM);
        JsonMembers members = JsonMembers.scan(body, names);
        String model = members.text(MODEL);
        if (model == null || model.isBlank()) {
            throw new MalformedInput("model: expected the name of a model");
        }
        return new ClientCall(face, members, model, streams(face, members), stamp);
    }

    private static boolean streams(Face face, JsonMembers members) {
        if (!(face instanceof ChatFace)) {
            return false;
        }
        Slice stream = members.value(STREAM);
        return switch (stream == null ? "null" : stream.toString()) {
            case "true" -> true;
            case "false" -> false;
            case "null" -> face.streamsByDefault();
            default -> throw new MalformedInput("stream: expected true or false");
        };
    }

    public Face face() {
        return face;
    }

    public JsonMembers members() {
        return members;
    }

    /** The model as the client named it. */
    public String model() {
        return model;
    }

    /** Whether the client wants a stream. */
    public boolean stream() {
        return stream;
    }

    public Stamp stamp() {
        return stamp;
    }

    /** The face of a call that may stream. */
    ChatFace chatFace() {
        if (face instanceof ChatFace chat) {
            return chat;
        }
        throw new IllegalStateException(face.path() + " does not stream");
    }

    /**
     * The request in canonical form.
     *
     * @param reader of the call's face
     * @throws MalformedInput if it is not what the face's API defines
     */
    @SuppressWarnings("unchecked") // A call has one face, and a face one reader.
    <Q> Q request(BiFunction<byte[], Losses, Q> reader) {
        if (request == null) {
            request = reader.apply(members.document(), readingLosses);
        }
        return (Q) request;
    }

    /** What {@link #request} could not say. */
    Losses readingLosses() {
        return readingLosses;
    }
}
