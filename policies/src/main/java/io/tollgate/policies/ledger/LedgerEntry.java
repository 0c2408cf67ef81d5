package io.tollgate.policies.ledger;

import io.tollgate.policies.budget.Hold.Charged;
import io.tollgate.policies.price.Money;
import io.tollgate.policies.usage.AttemptRecord;
import io.tollgate.policies.usage.TokenUsage;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row of the ledger. Rows are never changed: what is reserved is settled or voided by another row
 * of the same request and attempt, once.
 *
 * @param attempt from 1
 * @param at when it was written, by the store's clock as this node knows it
 * @param amount reserved, or what it cost; zero for a void; null if nobody knows the price
 * @param priceId by which it was priced, null if by none
 * @param usage null if nobody knows it, which is not zero; always for a reservation
 * @param source of the usage
 * @param end why the attempt ended, null for a reservation
 * @param charged the windows of budgets that pay
 * @param durationMillis of the attempt
 * @param firstTokenMillis until the first token, null if none came or the answer was whole
 */
public record LedgerEntry(
        String requestId,
        int attempt,
        Kind kind,
        Instant at,
        Payer payer,
        Service service,
        @Nullable Money amount,
        @Nullable String priceId,
        @Nullable TokenUsage usage,
        @Nullable Source source,
        @Nullable End end,
        List<Charged> charged,
        long durationMillis,
        @Nullable Long firstTokenMillis) {

    public LedgerEntry {
        charged = List.copyOf(charged);
    }

    public AttemptId id() {
        return new AttemptId(requestId, attempt);
    }

    /** What the row does. An attempt has one row that opens it and one that ends it. */
    public enum Kind {
        RESERVE,
        SETTLE,
        VOID;

        /** Whether it ends an attempt. */
        public boolean ends() {
            return this != RESERVE;
        }
    }

    /** Who says what was used. */
    public enum Source {
        /** The provider, when it had finished. */
        REPORTED,
        /** The gateway counted what passed. */
        ESTIMATED,
        /**
         * The provider reported some of it before the stream broke off; the gateway counted the
         * rest.
         */
        PARTIAL
    }

    /** Why an attempt ended. */
    public enum End {
        COMPLETE,
        CLIENT_GONE,
        UPSTREAM_BROKEN,
        /** By the gateway: over its budget, its deadline, its key's life. */
        CUT,
        /** Another attempt was faster, or the gateway failed. */
        ABANDONED,
        /** The gateway died over it; its next start wrote this row. */
        CRASHED
    }

    /**
     * Who pays, as it was when the call was made.
     *
     * @param user whom the caller made the call for, as it says; null if it does not
     */
    public record Payer(
            String tenant,
            String team,
            @Nullable String project,
            String key,
            String keyLabel,
            @Nullable String costCentre,
            Map<String, String> tags,
            @Nullable String user) {

        public Payer {
            tags = Map.copyOf(tags);
        }
    }

    /**
     * What for.
     *
     * @param operation in OpenTelemetry's words, {@code chat}
     * @param route the declared model that matched
     * @param experiment and variant that the call was given, {@code bot=new}; null if none
     * @param serviceTier empty for the standard one
     */
    public record Service(
            String operation,
            String endpoint,
            String route,
            String modelRequested,
            String provider,
            String modelServed,
            AttemptRecord.Kind attemptKind,
            @Nullable String experiment,
            String serviceTier) {}
}
