package io.tollgate.filters.dialect.gemini;

import io.tollgate.filters.dialect.AnswerLength;
import io.tollgate.filters.wire.Json;
import io.tollgate.filters.wire.JsonMembers;
import io.tollgate.filters.wire.JsonSplice;
import io.tollgate.filters.wire.Slice;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The limit of an answer stands within {@code generationConfig}, each name in two spellings. */
final class AnswerLimit implements AnswerLength {

    private static final List<String> CONFIGS = List.of("generationConfig", "generation_config");
    private static final List<String> LIMITS = List.of("maxOutputTokens", "max_output_tokens");
    private static final List<String> CHOICES = List.of("candidateCount", "candidate_count");

    @Override
    public Set<String> members() {
        return Set.copyOf(CONFIGS);
    }

    @Override
    public @Nullable Long most(JsonMembers request) {
        JsonNode config = Json.object();
        for (String name : CONFIGS) {
            Slice value = request.value(name);
            config = value == null ? config : Json.parse(value);
        }
        Long limit = largest(config, LIMITS);
        Long choices = largest(config, CHOICES);
        return limit == null ? null : Long.valueOf(limit * (choices == null ? 1 : choices));
    }

    private static @Nullable Long largest(JsonNode config, List<String> names) {
        Long largest = null;
        for (String name : names) {
            JsonNode value = config.path(name);
            if (value.isNumber() && value.canConvertToInt()) {
                long number = Math.max(0, value.intValue());
                largest = largest == null ? number : Math.max(largest, number);
            }
        }
        return largest;
    }

    /** The client's other settings keep their bytes; what is no object is left to be refused. */
    @Override
    public void limit(JsonMembers request, JsonSplice splice, long tokens) {
        for (String name : CONFIGS) {
            Slice value = request.value(name);
            if (value != null) {
                byte[] config = value.toByteArray();
                if (config[0] == '{') {
                    splice.set(name, limited(config, tokens));
                }
                return;
            }
        }
        splice.set(CONFIGS.getFirst(), limited("{}".getBytes(StandardCharsets.US_ASCII), tokens));
    }

    private static byte[] limited(byte[] config, long tokens) {
        Long choices = largest(Json.parseObject(config), CHOICES);
        long each = Math.max(1, tokens / (choices == null ? 1 : Math.max(1, choices)));
        JsonMembers members = JsonMembers.scan(config, Set.copyOf(LIMITS));
        String name =
                members.value(LIMITS.getLast()) == null ? LIMITS.getFirst() : LIMITS.getLast();
        return new JsonSplice(members)
                .set(name, Long.toString(each).getBytes(StandardCharsets.US_ASCII))
                .toByteArray();
    }
}
