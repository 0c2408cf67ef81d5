package io.tollgate.filters.dialect.ollama;

import io.tollgate.filters.dialect.AnswerLength;
import io.tollgate.filters.wire.Json;
import io.tollgate.filters.wire.JsonMembers;
import io.tollgate.filters.wire.JsonSplice;
import io.tollgate.filters.wire.Slice;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code options.num_predict}, of which the negative values mean "without end".
 *
 * @see <a href="https://docs.ollama.com/modelfile#parameter">Parameters</a>
 */
final class PredictLimit implements AnswerLength {

    private static final String OPTIONS = "options";
    private static final String NUM_PREDICT = "num_predict";

    @Override
    public Set<String> members() {
        return Set.of(OPTIONS);
    }

    @Override
    public @Nullable Long most(JsonMembers request) {
        JsonNode limit = options(request).path(NUM_PREDICT);
        return limit.isNumber() && limit.canConvertToInt() && limit.intValue() >= 0
                ? Long.valueOf(limit.intValue())
                : null;
    }

    @Override
    public void limit(JsonMembers request, JsonSplice splice, long tokens) {
        ObjectNode options = options(request);
        options.put(NUM_PREDICT, tokens);
        splice.set(OPTIONS, Json.write(json -> json.writeTree(options)));
    }

    /** Options that are no object are the provider's to refuse. */
    private static ObjectNode options(JsonMembers request) {
        Slice options = request.value(OPTIONS);
        return options != null && Json.parse(options) instanceof ObjectNode object
                ? object
                : Json.object();
    }
}
