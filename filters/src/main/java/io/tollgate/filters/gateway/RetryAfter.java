package io.tollgate.filters.gateway;

import io.netty.handler.codec.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads when to try again off a provider's headers: {@code Retry-After} in seconds or as a date,
 * {@code retry-after-ms}, and where neither is there, when the limit that was hit starts anew.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3">RFC 9110, section 10.2.3</a>
 * @see <a href="https://platform.openai.com/docs/guides/rate-limits">OpenAI, rate limits in
 *     headers</a>
 * @see <a href="https://platform.claude.com/docs/en/api/rate-limits">Anthropic, response
 *     headers</a>
 */
final class RetryAfter {

    /** A provider that says more is not believed. */
    private static final long MOST_SECONDS = Duration.ofDays(1).toSeconds();

    private static final List<String> OPENAI_LIMITS = List.of("requests", "tokens");
    private static final List<String> ANTHROPIC_LIMITS =
            List.of("requests", "tokens", "input-tokens", "output-tokens");

    /** {@code 6m0s}, {@code 1.5s}, {@code 20ms}. */
    private static final Pattern PIECE = Pattern.compile("(\\d+(?:\\.\\d+)?)(ms|h|m|s)");

    private static final Pattern DURATION = Pattern.compile("(?:" + PIECE.pattern() + ")+");

    private static final String RETRY_AFTER = "retry-after";

    private final HttpHeaders headers;
    private final Instant now;

    private RetryAfter(HttpHeaders headers, Instant now) {
        this.headers = headers;
        this.now = now;
    }

    /** The seconds to wait, at least one and rounded up; null if the headers do not say. */
    static @Nullable Integer seconds(HttpHeaders headers, Instant now) {
        Duration wait = new RetryAfter(headers, now).read();
        if (wait == null) {
            return null;
        }
        long seconds = wait.plusMillis(999).toSeconds();
        return (int) Math.clamp(seconds, 1, MOST_SECONDS);
    }

    private @Nullable Duration read() {
        Duration millis = number("retry-after-ms", 1);
        if (millis != null) {
            return millis;
        }
        Duration seconds = number(RETRY_AFTER, 1000);
        if (seconds != null) {
            return seconds;
        }
        Duration date = date(headers.get(RETRY_AFTER), DateTimeFormatter.RFC_1123_DATE_TIME);
        return date != null ? date : longest(openAi(), anthropic());
    }

    private @Nullable Duration number(String header, int millis) {
        String value = headers.get(header);
        return value != null && value.matches("\\d{1,9}(\\.\\d{1,9})?")
                ? Duration.ofMillis((long) Math.ceil(Double.parseDouble(value) * millis))
                : null;
    }

    private @Nullable Duration date(@Nullable String value, DateTimeFormatter format) {
        if (value == null) {
            return null;
        }
        try {
            return Duration.between(now, ZonedDateTime.parse(value, format));
        } catch (DateTimeParseException _) {
            return null;
        }
    }

    private @Nullable Duration openAi() {
        Duration longest = null;
        for (String limit : OPENAI_LIMITS) {
            if (isSpent("x-ratelimit-remaining-" + limit)) {
                longest = longest(longest, duration("x-ratelimit-reset-" + limit));
            }
        }
        return longest;
    }

    private @Nullable Duration anthropic() {
        Duration longest = null;
        for (String limit : ANTHROPIC_LIMITS) {
            String header = "anthropic-ratelimit-" + limit;
            if (isSpent(header + "-remaining")) {
                String reset = headers.get(header + "-reset");
                longest = longest(longest, date(reset, DateTimeFormatter.ISO_DATE_TIME));
            }
        }
        return longest;
    }

    private boolean isSpent(String header) {
        return "0".equals(headers.get(header));
    }

    private @Nullable Duration duration(String header) {
        String value = headers.get(header);
        if (value == null || value.length() > 40 || !DURATION.matcher(value).matches()) {
            return null;
        }
        double millis = 0;
        Matcher piece = PIECE.matcher(value.toLowerCase(Locale.ROOT));
        while (piece.find()) {
            millis += Double.parseDouble(piece.group(1)) * millis(piece.group(2));
        }
        return Duration.ofMillis((long) Math.ceil(millis));
    }

    private static int millis(String unit) {
        return switch (unit) {
            case "h" -> 3_600_000;
            case "m" -> 60_000;
            case "s" -> 1_000;
            default -> 1;
        };
    }

    private static @Nullable Duration longest(@Nullable Duration one, @Nullable Duration other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.compareTo(other) >= 0 ? one : other;
    }
}
