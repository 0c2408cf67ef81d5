package io.tollgate.policies.report;

import io.tollgate.policies.price.Money;
import java.time.LocalDate;
import java.util.List;

/**
 * What a provider charges, beside what the ledger says.
 *
 * @param from the invoice's first day
 * @param to the day after its last
 * @param difference of the invoice from the ledger; above zero if the provider charges more
 */
public record Reconciliation(
        String provider,
        LocalDate from,
        LocalDate to,
        Money ledger,
        Money invoice,
        Money difference,
        List<Row> rows) {

    /** A day of a model; the explanations add up to the difference. */
    public record Row(
            LocalDate day,
            String model,
            Money ledger,
            Money invoice,
            Money difference,
            List<Explanation> explanations) {}

    /** Part of a difference. */
    public record Explanation(Reason what, Money amount) {}

    /** Why the two differ, in the order in which it is looked for. */
    public enum Reason {
        /** Usage that the gateway has no price for, at the invoice's average price for a token. */
        UNPRICED,
        /** Up to what usage cost that the gateway had to count itself. */
        ESTIMATED,
        /** Up to what usage cost whose answers were not heard to their end. */
        ABORTED,
        /** Up to what prompts would have cost, or saved, had the cache worked otherwise. */
        CACHE,
        /** Nothing known. */
        OTHER
    }
}
