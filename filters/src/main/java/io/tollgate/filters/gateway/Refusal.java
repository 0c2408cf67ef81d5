package io.tollgate.filters.gateway;

import io.tollgate.filters.dialect.GatewayError;
import io.tollgate.filters.dialect.GatewayError.Kind;
import io.tollgate.filters.dialect.Stamp;
import io.tollgate.filters.gateway.ChatExchange.Attempt;
import io.tollgate.filters.upstream.Provider;
import io.tollgate.filters.upstream.Scrubber;
import io.tollgate.filters.upstream.Secret;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.event.Level;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;

/**
 * A provider's answer that is not a success, as the caller may see it. A refused credential is the
 * gateway's, not the caller's: it becomes a fault of the gateway's own side, and the provider's
 * words, which may quote the key, stay in the log.
 *
 * @param error in canonical form
 * @param asItCame whether the client may have the provider's own bytes
 * @param words what the provider said, without credentials
 */
record Refusal(GatewayError error, boolean asItCame, String words) {

    static Refusal of(Attempt attempt, HttpStatusCode status, HttpHeaders headers, byte[] body) {
        Provider provider = attempt.provider();
        Secret key = provider.apiKey();
        GatewayError said = attempt.dialect().readError(status.value(), body);
        String words = Scrubber.scrub(said.message(), key);
        if (Faults.isOfCredentials(said)) {
            return new Refusal(Faults.said(provider, said), false, words);
        }
        if (!status.isError()) {
            return new Refusal(notAnAnswer(provider, status), false, words);
        }
        boolean asItCame =
                attempt.translation().sameDialect()
                        && AnswerTypes.isJson(AnswerTypes.type(headers))
                        && body.length > 0
                        && (key == null || !key.isIn(body));
        GatewayError error =
                new GatewayError(said.kind(), words, RetryAfter.seconds(headers, Instant.now()));
        return new Refusal(error, asItCame, words);
    }

    private static GatewayError notAnAnswer(Provider provider, HttpStatusCode status) {
        return GatewayError.of(
                Kind.UPSTREAM_BROKEN,
                "The provider '"
                        + provider.name()
                        + "' answered with HTTP "
                        + status.value()
                        + "; redirects are not followed.");
    }

    /** In seconds, which every client reads, however the provider said it. */
    void sayWhenToTryAgain(HttpHeaders answer) {
        if (error.retryAfterSeconds() != null) {
            answer.set(HttpHeaders.RETRY_AFTER, error.retryAfterSeconds().toString());
        }
    }

    /** The operator hears of faults on the gateway's side; of the caller's own only on request. */
    void log(Logger log, Stamp stamp) {
        Level level = error.kind().status() >= 500 ? Level.WARN : Level.DEBUG;
        log.atLevel(level)
                .log("request {}: {} The provider said: {}", stamp.id(), error.message(), words);
    }
}
