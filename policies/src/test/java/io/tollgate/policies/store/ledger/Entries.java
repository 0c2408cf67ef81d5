package io.tollgate.policies.store.ledger;

import io.tollgate.policies.budget.Hold.Charged;
import io.tollgate.policies.ledger.LedgerEntry;
import io.tollgate.policies.ledger.LedgerEntry.End;
import io.tollgate.policies.ledger.LedgerEntry.Kind;
import io.tollgate.policies.ledger.LedgerEntry.Payer;
import io.tollgate.policies.ledger.LedgerEntry.Service;
import io.tollgate.policies.ledger.LedgerEntry.Source;
import io.tollgate.policies.price.Money;
import io.tollgate.policies.usage.AttemptRecord;
import io.tollgate.policies.usage.TokenUsage;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rows for tests. */
final class Entries {

    static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    static final TokenUsage USAGE = new TokenUsage(10, 20, 3, 4, 50, 6);

    private Entries() {}

    static LedgerEntry reserve(String request, int attempt) {
        return row(request, attempt, Kind.RESERVE, Money.of("0.5"), null, null);
    }

    static LedgerEntry settle(String request, int attempt, @Nullable Money cost) {
        return row(request, attempt, Kind.SETTLE, cost, USAGE, End.COMPLETE);
    }

    static LedgerEntry voided(String request, int attempt) {
        return row(request, attempt, Kind.VOID, Money.ZERO, null, End.UPSTREAM_BROKEN);
    }

    private static LedgerEntry row(
            String request,
            int attempt,
            Kind kind,
            @Nullable Money amount,
            @Nullable TokenUsage usage,
            @Nullable End end) {
        return new LedgerEntry(
                request,
                attempt,
                kind,
                NOON,
                new Payer(
                        "acme",
                        "acme/search",
                        null,
                        "0123456789AB",
                        "a label\u0000",
                        "CC-1",
                        Map.of("env", "prod", "app", "x=y"),
                        "somebody"),
                new Service(
                        "chat",
                        "/v1/messages",
                        "claude-*",
                        "claude-x",
                        "anthropic",
                        "claude-x",
                        AttemptRecord.Kind.FIRST,
                        null,
                        ""),
                amount,
                "price",
                usage,
                usage == null ? null : Source.REPORTED,
                end,
                List.of(new Charged("b@1", true), new Charged("s@1", false)),
                120,
                kind == Kind.SETTLE ? 30L : null);
    }
}
