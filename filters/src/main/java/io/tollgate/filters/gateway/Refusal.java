package io.tollgate.filters.gateway;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.tollgate.filters.dialect.GatewayError;
import io.tollgate.filters.dialect.GatewayError.Kind;
import io.tollgate.filters.dialect.Stamp;
import io.tollgate.filters.upstream.Provider;
import io.tollgate.filters.upstream.Scrubber;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.event.Level;

/**
 * A provider's answer that is not a success, as the caller may see it. A refused credential is the
 * gateway's, not the caller's: it becomes a fault of the gateway's own side, and the provider's
 * words, which may quote the key, stay in the log.
 *
 * @param error in canonical form
 * @param asItCame whether the client may have the provider's own bytes
 * @param words what the provider said, without credentials
 * @param headers all of the provider's
 * @param body the provider's own bytes
 */
record Refusal(
        Attempt attempt,
        GatewayError error,
        boolean asItCame,
        String words,
        int status,
        HttpHeaders headers,
        byte[] body) {

    static Refusal of(Attempt attempt, int status, HttpHeaders headers, byte[] body) {
        Provider provider = attempt.provider();
        GatewayError said = attempt.dialect().readError(status, body);
        String words = Scrubber.scrub(said.message(), provider.apiKeys());
        boolean ours = Faults.isOfCredentials(said) || status < 400;
        boolean asItCame =
                !ours
                        && attempt.translation().sameDialect()
                        && AnswerTypes.isJson(AnswerTypes.type(headers))
                        && body.length > 0
                        && attempt.dialect().passesError(body)
                        && provider.apiKeys().stream().noneMatch(key -> key.isIn(body));
        Integer wait = RetryAfter.seconds(headers, Instant.now());
        GatewayError error =
                status < 400
                        ? notAnAnswer(provider, status)
                        : new GatewayError(
                                said.kind(), words, wait == null ? said.retryAfterSeconds() : wait);
        return new Refusal(attempt, error, asItCame, words, status, headers, body);
    }

    private static GatewayError notAnAnswer(Provider provider, int status) {
        return GatewayError.of(
                Kind.UPSTREAM_BROKEN,
                "The provider '"
                        + provider.name()
                        + "' answered with HTTP "
                        + status
                        + "; redirects are not followed.");
    }

    /**
     * The provider's own answer, for the client.
     *
     * @param retryAfterSeconds in seconds, which every client reads, however the provider said it
     */
    Answer answer(@Nullable Integer retryAfterSeconds) {
        HttpHeaders told = headers.copy();
        if (retryAfterSeconds != null) {
            told.set(HttpHeaderNames.RETRY_AFTER, retryAfterSeconds.toString());
        }
        return new Answer.Refused(attempt, status, told, body);
    }

    /** The operator hears of faults on the gateway's side; of the caller's own only on request. */
    void log(Logger log, Stamp stamp) {
        GatewayError told = Faults.said(attempt.provider(), error);
        Level level = told.kind().status() >= 500 ? Level.WARN : Level.DEBUG;
        String more = words.equals(told.message()) ? "" : " The provider said: " + words;
        log.atLevel(level).log("request {}: {}", stamp.id(), LogText.of(told.message() + more));
    }
}
