package io.tollgate.policies.ledger;

import io.tollgate.policies.budget.Hold.Charged;
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
public final class Entries {

    public static final Instant AT = Instant.parse("2026-11-23T10:59:59.999Z");

    /** A hard budget's window and a soft one's. */
    public static final List<Charged> WINDOWS =
            List.of(new Charged("hard@all", true), new Charged("soft@all", false));

    private Entries() {}

    public static LedgerEntry reserve(String request, String amount) {
        return entry(request, Kind.RESERVE, AT, Money.of(amount), null, WINDOWS);
    }

    public static LedgerEntry settle(String request, String amount) {
        return entry(
                request,
                Kind.SETTLE,
                AT.plusMillis(1),
                Money.of(amount),
                new TokenUsage(1, 2, 3, 4, 5, 6),
                WINDOWS);
    }

    public static LedgerEntry unpriced(String request) {
        return entry(
                request,
                Kind.SETTLE,
                AT.plusSeconds(5),
                null,
                new TokenUsage(1, 2, 3, 4, 5, 6),
                WINDOWS);
    }

    public static LedgerEntry voided(String request) {
        return entry(request, Kind.VOID, AT.plusSeconds(7), Money.ZERO, null, List.of());
    }

    public static LedgerEntry entry(
            String request,
            Kind kind,
            Instant at,
            @Nullable Money amount,
            @Nullable TokenUsage usage,
            List<Charged> charged) {
        return new LedgerEntry(
                request,
                1,
                kind,
                at,
                new Payer(
                        "acme",
                        "acme/search",
                        null,
                        "k1",
                        "ci",
                        "4711",
                        Map.of("env", "prod", "app", "bot"),
                        "ada"),
                new Service(
                        "chat",
                        "/v1/messages",
                        "fast",
                        "fast",
                        "anthropic",
                        "claude-x",
                        AttemptRecord.Kind.FIRST,
                        null,
                        ""),
                amount,
                "p1",
                usage,
                kind == Kind.SETTLE ? Source.REPORTED : null,
                kind.ends() ? End.COMPLETE : null,
                charged,
                kind.ends() ? 250 : 0,
                kind == Kind.SETTLE ? 80L : null);
    }
}
