package io.tollgate.filters.dialect.openai;

import io.tollgate.filters.wire.Json;
import io.tollgate.filters.wire.Slice;
import tools.jackson.databind.JsonNode;

/** Values that say what would be so without them: nobody misses them. */
final class Harmless {

    private Harmless() {}

    static boolean is(String member, Slice value) {
        JsonNode json = Json.parse(value);
        boolean penalty = member.endsWith("_penalty");
        return json.isNull()
                || (penalty && json.isNumber() && json.doubleValue() == 0)
                || json.toString().equals(ChatRequestReader.HARMLESS.get(member));
    }
}
