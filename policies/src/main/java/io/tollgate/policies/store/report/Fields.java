package io.tollgate.policies.store.report;

import io.tollgate.policies.report.Field;
import io.tollgate.policies.report.Figures;
import io.tollgate.policies.report.Tokens;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** How roll-ups name what reports are about. */
final class Fields {

    /** The columns that are counted, as the tables have them. */
    static final List<String> COUNTS =
            List.of(
                    "calls",
                    "unpriced",
                    "input_tokens",
                    "cache_read_tokens",
                    "cache_write_5m_tokens",
                    "cache_write_1h_tokens",
                    "output_tokens",
                    "reasoning_tokens",
                    "audio_input_tokens",
                    "audio_output_tokens",
                    "first_token_millis",
                    "first_tokens");

    private Fields() {}

    static String column(Field field) {
        return field.name().toLowerCase(Locale.ROOT);
    }

    /** {@code sum(a) as a, sum(b) as b}, of a table. */
    static String sums(String from) {
        return COUNTS.stream()
                .map(column -> "sum(%1$s.%2$s) as %2$s".formatted(from, column))
                .collect(Collectors.joining(", "));
    }

    /** Reads a row of sums; its attempts are the tables' calls. */
    static Figures figures(ResultSet row, MoneySum money) throws SQLException {
        return new Figures(
                money.read(row),
                row.getLong("first_calls"),
                row.getLong("calls"),
                row.getLong("unpriced"),
                row.getLong("errors"),
                new Tokens(
                        row.getLong("input_tokens"),
                        row.getLong("cache_read_tokens"),
                        row.getLong("cache_write_5m_tokens"),
                        row.getLong("cache_write_1h_tokens"),
                        row.getLong("output_tokens"),
                        row.getLong("reasoning_tokens"),
                        row.getLong("audio_input_tokens"),
                        row.getLong("audio_output_tokens")),
                row.getLong("first_token_millis"),
                row.getLong("first_tokens"));
    }
}
