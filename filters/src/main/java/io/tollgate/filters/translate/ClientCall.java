package io.tollgate.filters.translate;

import io.tollgate.filters.dialect.ChatFace;
import io.tollgate.filters.dialect.ChatRequest;
import io.tollgate.filters.dialect.Face;
import io.tollgate.filters.dialect.Losses;
import io.tollgate.filters.dialect.RelayFace;
import io.tollgate.filters.dialect.Stamp;
import io.tollgate.filters.wire.JsonMembers;
import io.tollgate.filters.wire.JsonSplice;
import io.tollgate.filters.wire.MalformedInput;
import io.tollgate.filters.wire.Slice;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
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

    /** Of English text, and of JSON around it. */
    private static final int BYTES_PER_TOKEN = 4;

    private final Face face;
    private final @Nullable JsonMembers members;
    private final @Nullable RelayedRequest relayed;
    private final String model;
    private final boolean stream;
    private final Stamp stamp;
    private final Losses readingLosses = new Losses();
    private @Nullable Object request;

    private ClientCall(
            Face face,
            @Nullable JsonMembers members,
            @Nullable RelayedRequest relayed,
            String model,
            boolean stream,
            Stamp stamp) {
        this.face = face;
        this.members = members;
        this.relayed = relayed;
        this.model = model;
        this.stream = stream;
        this.stamp = stamp;
    }

    /**
     * Looks at a request to a face whose path is the same for all models.
     *
     * @param watchedMembers what the provider dialects want located besides
     * @throws MalformedInput if it is not a JSON object with a model's name
     */
    public static ClientCall of(
            Face face, byte[] body, Collection<String> watchedMembers, Stamp stamp) {
        return of(face, face.path(), body, watchedMembers, stamp);
    }

    /**
     * Looks at a request.
     *
     * @param path as requested
     * @param watchedMembers what the provider dialects want located besides
     * @throws MalformedInput if it is not a JSON object, or names no model
     */
    public static ClientCall of(
            Face face, String path, byte[] body, Collection<String> watchedMembers, Stamp stamp) {
        Set<String> names = new LinkedHashSet<>(watchedMembers);
        names.add(MODEL);
        names.add(STREAM);
        if (face instanceof ChatFace chat) {
            names.addAll(chat.length().members());
        }
        JsonMembers members = JsonMembers.scan(body, names);
        String model = face.hasModelInPath() ? inPath(face, path) : members.text(MODEL);
        if (model == null || model.isBlank()) {
            throw new MalformedInput("model: expected the name of a model");
        }
        return new ClientCall(face, members, null, model, streams(face, members), stamp);
    }

    /** A request that is passed on without being understood. */
    public static ClientCall relayed(
            RelayFace face, RelayedRequest request, String model, Stamp stamp) {
        return new ClientCall(face, null, request, model, false, stamp);
    }

    /**
     * The model that a path names.
     *
     * @param face that has the model in its path
     * @param path as requested
     * @throws MalformedInput if it cannot be read
     */
    public static String inPath(Face face, String path) {
        int before = face.path().indexOf(Face.MODEL);
        int behind = face.path().length() - before - Face.MODEL.length();
        try {
            return URLDecoder.decode(
                    path.substring(before, path.length() - behind).replace("+", "%2B"),
                    StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new MalformedInput("the model's name in the path is not encoded as UTF-8");
        }
    }

    private static boolean streams(Face face, JsonMembers members) {
        return switch (face.streaming()) {
            case ALWAYS -> true;
            case NEVER -> false;
            case ON_REQUEST -> wantsStream(members, false);
            case UNLESS_REFUSED -> wantsStream(members, true);
        };
    }

    private static boolean wantsStream(JsonMembers members, boolean otherwise) {
        Slice stream = members.value(STREAM);
        return switch (stream == null ? "null" : stream.toString()) {
            case "true" -> true;
            case "false" -> false;
            case "null" -> otherwise;
            default -> throw new MalformedInput("stream: expected true or false");
        };
    }

    public Face face() {
        return face;
    }

    /**
     * The most tokens that the answer may have by the request's own word; null if it sets no limit,
     * 0 if the answer is no text.
     */
    public @Nullable Long longestAnswer() {
        return face instanceof ChatFace chat ? chat.length().most(members()) : Long.valueOf(0);
    }

    /** The same request with a limit to its answer, which it has not set itself. */
    public ClientCall limited(long tokens) {
        JsonSplice splice = new JsonSplice(members());
        chatFace().length().limit(members(), splice, tokens);
        JsonMembers limited = JsonMembers.scan(splice.toByteArray(), members().names());
        return new ClientCall(face, limited, null, model, stream, stamp);
    }

    /** The body's members; a request that is relayed has none. */
    public JsonMembers members() {
        if (members == null) {
            throw new IllegalStateException(face.path() + " does not take JSON");
        }
        return members;
    }

    /** The body's members, null for a request that is passed on without being understood. */
    public @Nullable JsonMembers membersIfAny() {
        return members;
    }

    /** The request, if it is passed on without being understood; null otherwise. */
    @Nullable RelayedRequest relayed() {
        return relayed;
    }

    /** The model as the client named it. */
    public String model() {
        return model;
    }

    /** Whether the client wants a stream. */
    public boolean stream() {
        return stream;
    }

    /** Whether it opens a WebSocket. */
    public boolean opensSocket() {
        return face instanceof RelayFace relay && relay.addressing() == RelayFace.Addressing.SOCKET;
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
            request = reader.apply(members().document(), readingLosses);
        }
        return (Q) request;
    }

    /**
     * The conversation in canonical form, null if this is none.
     *
     * @throws MalformedInput if it is not what the face's API defines
     */
    public @Nullable ChatRequest conversation() {
        return face instanceof ChatFace chat ? request(chat.reader()::read) : null;
    }

    /** How many tokens the prompt has, roughly, and 0 for what is no text. */
    public long roughInputTokens() {
        ChatRequest conversation = conversation();
        if (conversation != null) {
            return TokenEstimate.ROUGH.of(conversation);
        }
        return promptTokensBySize();
    }

    /** The prompt's length without looking into it: by the request's, JSON and all. */
    public long promptTokensBySize() {
        return members == null ? 0 : members.document().length / BYTES_PER_TOKEN;
    }

    /** What {@link #request} could not say. */
    Losses readingLosses() {
        return readingLosses;
    }
}
