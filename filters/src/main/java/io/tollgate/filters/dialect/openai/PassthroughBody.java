package io.tollgate.filters.dialect.openai;

import io.tollgate.filters.wire.Json;
import io.tollgate.filters.wire.JsonMembers;
import io.tollgate.filters.wire.JsonSplice;
import io.tollgate.filters.wire.Slice;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The request that passes through: the client's bytes, but for the model's name where the target
 * has another and for {@code stream_options.include_usage}, without which OpenAI's streams do not
 * say what they cost.
 */
final class PassthroughBody {

    static final String STREAM_OPTIONS = "stream_options";
    private static final String INCLUDE_USAGE = "include_usage";
    private static final byte[] TRUE = "true".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] NULL = "null".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] EMPTY = "{}".getBytes(StandardCharsets.US_ASCII);

    private PassthroughBody() {}

    static byte[] write(JsonMembers members, String model, boolean stream) {
        JsonSplice splice = new JsonSplice(members);
        if (!model.equals(members.text("model"))) {
            splice.setText("model", model);
        }
        if (stream && !asksForUsage(members)) {
            byte[] options = askingForUsage(members.value(STREAM_OPTIONS));
            if (options != null) {
                splice.set(STREAM_OPTIONS, options);
            }
        }
        return splice.toByteArray();
    }

    /** Whether the client itself asked for usage in its stream. */
    static boolean asksForUsage(JsonMembers members) {
        Slice options = members.value(STREAM_OPTIONS);
        return options != null && Json.parse(options).path(INCLUDE_USAGE).booleanValue(false);
    }

    /**
     * The options with usage asked for, null if they are no object, which is left to the provider.
     * The client's other options keep their bytes.
     */
    static byte @Nullable [] askingForUsage(@Nullable Slice options) {
        byte[] old = options == null || options.contentEquals(NULL) ? EMPTY : options.toByteArray();
        if (old[0] != '{') {
            return null;
        }
        JsonMembers members = JsonMembers.scan(old, Set.of(INCLUDE_USAGE));
        return new JsonSplice(members).set(INCLUDE_USAGE, TRUE).toByteArray();
    }
}
