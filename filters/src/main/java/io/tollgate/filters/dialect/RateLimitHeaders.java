package io.tollgate.filters.dialect;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a caller has left, in the headers of OpenAI's APIs.
 *
 * @see <a href="https://platform.openai.com/docs/guides/rate-limits">Rate limits in headers</a>
 */
public final class RateLimitHeaders {

    private RateLimitHeaders() {}

    public static Map<String, String> of(List<Allowance> allowances) {
        Map<String, String> headers = new HashMap<>();
        for (Allowance allowance : allowances) {
            String unit = allowance.what().name().toLowerCase(Locale.ROOT);
            headers.put("x-ratelimit-limit-" + unit, Long.toString(allowance.limit()));
            headers.put("x-ratelimit-remaining-" + unit, Long.toString(allowance.remaining()));
            headers.put("x-ratelimit-reset-" + unit, span(allowance.reset()));
        }
        return headers;
    }

    /** Such as {@code 6m0s}, {@code 1s} and {@code 120ms}. */
    private static String span(Duration time) {
        if (time.compareTo(Duration.ofSeconds(1)) < 0) {
            return time.toMillis() + "ms";
        }
        String seconds = time.toSecondsPart() + "s";
        String minutes = time.toMinutesPart() + "m";
        if (time.compareTo(Duration.ofMinutes(1)) < 0) {
            return seconds;
        }
        return time.compareTo(Duration.ofHours(1)) < 0
                ? minutes + seconds
                : time.toHours() + "h" + minutes + seconds;
    }
}
