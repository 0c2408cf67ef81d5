package io.tollgate.filters.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpHeaders;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When to try again, in all the ways in which providers say it. */
class RetryAfterTest {

    private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");

    private static Integer seconds(String... namesAndValues) {
        HttpHeaders headers = new DefaultHttpHeaders();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            headers.set(namesAndValues[i], namesAndValues[i + 1]);
        }
        return RetryAfter.seconds(headers, NOW);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "retry-after | 7 | 7",
                "retry-after | 1.2 | 2",
                "retry-after | 0 | 1",
                "retry-after | Sun, 01 Nov 2026 12:01:30 GMT | 90",
                "retry-after | Sun, 01 Nov 2026 11:00:00 GMT | 1",
                "retry-after | 999999999 | 86400",
                "retry-after | soon | -",
                "retry-after | -5 | -",
                "retry-after-ms | 1500 | 2",
                "x-other | 7 | -",
            })
    void readsOneHeader(String name, String value, Integer expected) {
        assertThat(seconds(name, value)).isEqualTo(expected);
    }

    @Test
    void believesTheFinerHeader() {
        assertThat(seconds("retry-after", "60", "retry-after-ms", "2000")).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"6m0s, 360", "1h2m3.5s, 3724", "20ms, 1", "1s, 1"})
    void readsWhenOpenAIsLimitStartsAnew(String reset, int expected) {
        assertThat(seconds("x-ratelimit-remaining-tokens", "0", "x-ratelimit-reset-tokens", reset))
                .isEqualTo(expected);
    }

    @Test
    void looksAtLimitsThatWereHitAlone() {
        assertThat(
                        seconds(
                                "x-ratelimit-remaining-tokens", "9",
                                "x-ratelimit-reset-tokens", "6m0s",
                                "x-ratelimit-remaining-requests", "0",
                                "x-ratelimit-reset-requests", "3s"))
                .isEqualTo(3);
        assertThat(seconds("x-ratelimit-reset-tokens", "6m0s")).isNull();
    }

    @Test
    void readsWhenAnthropicsLimitStartsAnew() {
        assertThat(
                        seconds(
                                "anthropic-ratelimit-requests-remaining", "0",
                                "anthropic-ratelimit-requests-reset", "2026-11-01T12:00:10Z",
                                "anthropic-ratelimit-input-tokens-remaining", "0",
                                "anthropic-ratelimit-input-tokens-reset", "2026-11-01T12:00:40Z"))
                .isEqualTo(40);
    }

    @Test
    void overlooksNonsense() {
        assertThat(
                        seconds(
                                "x-ratelimit-remaining-tokens", "0",
                                "x-ratelimit-reset-tokens", "a while",
                                "anthropic-ratelimit-tokens-remaining", "0",
                                "anthropic-ratelimit-tokens-reset", "later"))
                .isNull();
    }
}
