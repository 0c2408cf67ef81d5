package io.tollgate.policies.usage;

import io.tollgate.policies.access.Caller;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a call leaves behind, whichever way it ended. It names no content.
 *
 * @param requestId the gateway's id of the call
 * @param operation what was asked for, in OpenTelemetry's words: {@code chat}, {@code embeddings}
 * @param endpoint that was called: {@code /v1/messages}
 * @param route the route that matched
 * @param requestedModel as the client named it
 * @param provider who was asked, null if nobody was
 * @param servedModel as the provider names it, null if nobody was asked
 * @param started when the request came in
 * @param duration until the last byte was written, or the call was given up
 * @param end why it ended
 * @param status of the answer in HTTP's numbers; 0 if none was begun
 * @param caller who asked
 * @param trace that the call belongs to, by W3C's id of it; null if calls are not traced
 * @param losses the request's fields that the provider could not be told, by their paths
 * @param usage what the answering provider reported, null if it reported nothing, which is not zero
 * @param attempts every try at it, in the order in which they began
 * @param exposures the experiments that it took part in
 */
public record CallRecord(
        String requestId,
        String operation,
        String endpoint,
        String route,
        String requestedModel,
        @Nullable String provider,
        @Nullable String servedModel,
        Instant started,
        Duration duration,
        EndReason end,
        int status,
        Caller caller,
        @Nullable String trace,
        Set<String> losses,
        @Nullable TokenUsage usage,
        List<AttemptRecord> attempts,
        List<Exposure> exposures) {

    public CallRecord {
        losses = Set.copyOf(losses);
        attempts = List.copyOf(attempts);
        exposures = List.copyOf(exposures);
    }

    /**
     * A variant that the call was given.
     *
     * @param sticky whether by something that the caller named, rather than by chance
     */
    public record Exposure(String experiment, String variant, boolean sticky) {}

    /** Why a call ended. */
    public enum EndReason {
        /** The answer, or the error that stands for it, was delivered. */
        COMPLETE,
        /** The client hung up. */
        CLIENT_GONE,
        /** The provider refused, broke off or said what nobody can read. */
        UPSTREAM_BROKEN,
        /** The gateway refused the request or failed itself. */
        FAILED
    }
}
