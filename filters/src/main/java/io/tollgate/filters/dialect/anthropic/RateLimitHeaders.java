package io.tollgate.filters.dialect.anthropic;

import io.tollgate.filters.dialect.Allowance;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a caller has left, in Anthropic's headers.
 *
 * @see <a href="https://platform.claude.com/docs/en/api/rate-limits">Rate limits, response
 *     headers</a>
 */
final class RateLimitHeaders {

    private RateLimitHeaders() {}

    static Map<String, String> of(List<Allowance> allowances, Instant now) {
        Map<String, String> headers = new HashMap<>();
        for (Allowance allowance : allowances) {
            String prefix =
                    "anthropic-ratelimit-" + allowance.what().name().toLowerCase(Locale.ROOT) + "-";
            headers.put(prefix + "limit", Long.toString(allowance.limit()));
            headers.put(prefix + "remaining", Long.toString(allowance.remaining()));
            headers.put(
                    prefix + "reset",
                    now.plus(allowance.reset()).truncatedTo(ChronoUnit.SECONDS).toString());
        }
        return headers;
    }
}
