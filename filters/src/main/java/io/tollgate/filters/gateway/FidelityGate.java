package io.tollgate.filters.gateway;

import io.tollgate.filters.dialect.GatewayError.Kind;
import io.tollgate.filters.dialect.GatewayException;
import io.tollgate.filters.upstream.Fidelity;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * Refuses a request of which something would be lost, where its model is declared or its caller
 * asks to be strict. Of the two the stricter holds.
 *
 * @param strict as the model is declared
 */
record FidelityGate(boolean strict) {

    /**
     * @throws GatewayException if something would be lost and may not
     */
    void check(HttpHeaders request, Attempt attempt) {
        boolean strictly = asksForStrict(request.getFirst(TollgateHeaders.FIDELITY)) || strict;
        Set<String> lost = attempt.translation().losses().fields();
        if (strictly && !lost.isEmpty()) {
            throw new GatewayException(
                    Kind.INVALID_REQUEST,
                    "The provider '"
                            + attempt.provider().name()
                            + "' cannot be told "
                            + String.join(", ", lost)
                            + ", and this request may lose nothing (fidelity strict).");
        }
    }

    private static boolean asksForStrict(@Nullable String header) {
        if (header == null) {
            return false;
        }
        try {
            return Fidelity.valueOf(header.strip().toUpperCase(Locale.ROOT)) == Fidelity.STRICT;
        } catch (IllegalArgumentException e) {
            throw new GatewayException(
                    Kind.INVALID_REQUEST,
                    "The header " + TollgateHeaders.FIDELITY + " takes strict or lenient.");
        }
    }
}
