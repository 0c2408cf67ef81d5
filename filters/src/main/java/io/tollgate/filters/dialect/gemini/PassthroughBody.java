package io.tollgate.filters.dialect.gemini;

import io.tollgate.filters.wire.Json;
import io.tollgate.filters.wire.JsonMembers;
import io.tollgate.filters.wire.JsonSplice;
import io.tollgate.filters.wire.Slice;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The request that passes through: the client's bytes, but for the model's name where the target
 * has another. The path names it; some bodies do so again, and Google refuses those that disagree.
 */
final class PassthroughBody {

    private static final String MODEL = "model";
    private static final String REQUESTS = "requests";
    private static final List<String> WHOLE =
            List.of(CountTokens.WHOLE, "generate_content_request");

    /** The members that are looked at, beside the model. */
    static final Set<String> WATCHED = Set.of(REQUESTS, WHOLE.getFirst(), WHOLE.getLast());

    private PassthroughBody() {}

    static byte[] write(JsonMembers members, String model) {
        String resource = ModelPaths.resource(model);
        JsonSplice splice = new JsonSplice(members);
        if (members.value(MODEL) != null && !resource.equals(members.text(MODEL))) {
            splice.setText(MODEL, resource);
        }
        for (String name : WHOLE) {
            whole(members.value(name), name, resource, splice);
        }
        each(members.value(REQUESTS), resource, splice);
        return splice.toByteArray();
    }

    private static void whole(
            @Nullable Slice request, String name, String resource, JsonSplice splice) {
        if (request == null || request.array()[request.from()] != '{') {
            return;
        }
        JsonMembers members = JsonMembers.scan(request.toByteArray(), Set.of(MODEL));
        if (!resource.equals(members.text(MODEL))) {
            splice.set(name, new JsonSplice(members).setText(MODEL, resource).toByteArray());
        }
    }

    /** Requests for vectors are texts; written anew they say the same. */
    private static void each(@Nullable Slice requests, String resource, JsonSplice splice) {
        if (requests == null || requests.array()[requests.from()] != '[') {
            return;
        }
        JsonNode all = Json.parse(requests);
        boolean changed = false;
        for (JsonNode request : all) {
            if (request instanceof ObjectNode object
                    && !resource.equals(object.path(MODEL).stringValue(""))) {
                object.put(MODEL, resource);
                changed = true;
            }
        }
        if (changed) {
            splice.set(REQUESTS, Json.write(json -> json.writeTree(all)));
        }
    }
}
