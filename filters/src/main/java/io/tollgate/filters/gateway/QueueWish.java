package io.tollgate.filters.gateway;

import io.tollgate.filters.dialect.GatewayError.Kind;
import io.tollgate.filters.dialect.GatewayException;
import io.tollgate.filters.gateway.WaitingRoom.Priority;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * How urgent its caller says a call is, and how long it would wait.
 *
 * @param atMost null: as long as it may
 */
record QueueWish(Priority priority, @Nullable Duration atMost) {

    private static final String MAX_WAIT = "x-max-queue-wait";

    /**
     * @throws GatewayException if the headers cannot be read
     */
    static QueueWish of(HttpHeaders headers) {
        return new QueueWish(
                priority(headers.getFirst(TollgateHeaders.PRIORITY)),
                wait(headers.getFirst(MAX_WAIT)));
    }

    private static Priority priority(@Nullable String header) {
        if (header == null) {
            return Priority.NORMAL;
        }
        try {
            return Priority.valueOf(header.strip().toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new GatewayException(
                    Kind.INVALID_REQUEST,
                    "The header " + TollgateHeaders.PRIORITY + " takes high, normal or low.");
        }
    }

    private static @Nullable Duration wait(@Nullable String header) {
        if (header == null) {
            return null;
        }
        if (!header.strip().matches("\\d{1,6}(\\.\\d{1,3})?")) {
            throw new GatewayException(
                    Kind.INVALID_REQUEST,
                    "The header " + MAX_WAIT + " takes seconds, such as 5 or 0.5.");
        }
        return Duration.ofMillis((long) (Double.parseDouble(header.strip()) * 1000));
    }
}
