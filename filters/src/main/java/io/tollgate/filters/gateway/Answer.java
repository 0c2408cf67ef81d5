package io.tollgate.filters.gateway;

import io.netty.handler.codec.http.HttpHeaders;
import org.springframework.http.MediaType;
import reactor.core.publisher.Flux;

/** What goes to the client, once an attempt came to something. */
sealed interface Answer {

    /** Whose it is. */
    Attempt attempt();

    /** The provider's status. */
    int status();

    /** The provider's headers. */
    HttpHeaders headers();

    /** Complete, in the client's dialect. */
    record Whole(Attempt attempt, int status, HttpHeaders headers, byte[] body) implements Answer {}

    /** A provider's own words about why it does not answer, for a client of the same dialect. */
    record Refused(Attempt attempt, int status, HttpHeaders headers, byte[] body)
            implements Answer {}

    /** A stream that has begun. */
    record Streamed(Attempt attempt, int status, HttpHeaders headers, HeldStream stream)
            implements Answer {}

    /** Bytes that are nobody's dialect, such as sound. */
    record Piped(
            Attempt attempt, int status, HttpHeaders headers, MediaType type, Flux<byte[]> body)
            implements Answer {}
}
