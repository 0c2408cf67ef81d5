package io.tollgate.policies.store.ledger;

import io.tollgate.policies.usage.TokenUsage;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Names of columns, each once; and which bucket of usage stands in which. */
final class Columns {

    /** The buckets of usage, in the order of {@link #tokens}. */
    static final List<String> TOKENS =
            List.of(
                    "input_tokens",
                    "cache_read_tokens",
                    "cache_write_5m_tokens",
                    "cache_write_1h_tokens",
                    "output_tokens",
                    "reasoning_tokens",
                    "audio_input_tokens",
                    "audio_output_tokens");

    /** Identity and service, as rows and dimensions have them. */
    static final List<String> DIMENSION =
            List.of(
                    "tenant",
                    "team",
                    "project",
                    "key_id",
                    "key_label",
                    "cost_centre",
                    "tags",
                    "end_user",
                    "operation",
                    "endpoint",
                    "route",
                    "model_requested",
                    "provider",
                    "model_served",
                    "attempt_kind",
                    "experiment",
                    "service_tier",
                    "price_id",
                    "source",
                    "end_reason");

    private Columns() {}

    /** The buckets of a usage; null of each if nobody knows it. */
    static List<@Nullable Long> tokens(@Nullable TokenUsage usage) {
        if (usage == null) {
            return Collections.nCopies(TOKENS.size(), null);
        }
        return Arrays.asList(
                usage.input(),
                usage.cacheRead(),
                usage.cacheWrite5m(),
                usage.cacheWrite1h(),
                usage.output(),
                usage.reasoning(),
                usage.audioInput(),
                usage.audioOutput());
    }

    /** {@code (?, ?), (?, ?)}. */
    static String marks(int columns, int rows) {
        String row = "(" + String.join(", ", Collections.nCopies(columns, "?")) + ")";
        return String.join(", ", Collections.nCopies(rows, row));
    }

    /** {@code sum(a) as a, sum(b) as b}. */
    static String sums(List<String> columns) {
        return columns.stream()
                .map(column -> "sum(" + column + ") as " + column)
                .collect(Collectors.joining(", "));
    }
}
