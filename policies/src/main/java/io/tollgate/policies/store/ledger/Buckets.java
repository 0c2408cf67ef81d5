package io.tollgate.policies.store.ledger;

import io.tollgate.policies.usage.TokenUsage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** The kinds of tokens, as columns: the one place that knows their order. */
final class Buckets {

    static final List<String> COLUMNS =
            List.of(
                    "input",
                    "cache_read",
                    "cache_write_5m",
                    "cache_write_1h",
                    "output",
                    "reasoning",
                    "audio_input",
                    "audio_output");

    static final int COUNT = COLUMNS.size();

    private Buckets() {}

    static long[] of(TokenUsage usage) {
        return new long[] {
            usage.input(),
            usage.cacheRead(),
            usage.cacheWrite5m(),
            usage.cacheWrite1h(),
            usage.output(),
            usage.reasoning(),
            usage.audioInput(),
            usage.audioOutput()
        };
    }

    static TokenUsage read(ResultSet row) throws SQLException {
        return new TokenUsage(
                row.getLong("input"),
                row.getLong("cache_read"),
                row.getLong("cache_write_5m"),
                row.getLong("cache_write_1h"),
                row.getLong("output"),
                row.getLong("reasoning"),
                row.getLong("audio_input"),
                row.getLong("audio_output"));
    }
}
