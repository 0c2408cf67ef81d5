package io.tollgate.e2e;

import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * What a client's SDK made of an answer.
 *
 * @param finish {@code end}, {@code length} or {@code tools}
 */
record Answer(
        String id,
        String model,
        String text,
        List<Call> calls,
        String finish,
        Long input,
        Long output) {

    /** A tool call. */
    record Call(String id, String name, JsonNode arguments) {}
}
