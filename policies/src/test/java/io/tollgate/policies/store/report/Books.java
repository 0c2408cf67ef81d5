package io.tollgate.policies.store.report;

import io.tollgate.policies.admin.Actor;
import io.tollgate.policies.ledger.LedgerEntry;
import io.tollgate.policies.ledger.LedgerEntry.End;
import io.tollgate.policies.ledger.LedgerEntry.Kind;
import io.tollgate.policies.ledger.LedgerEntry.Payer;
import io.tollgate.policies.ledger.LedgerEntry.Service;
import io.tollgate.policies.ledger.LedgerEntry.Source;
import io.tollgate.policies.ledger.LedgerRow;
import io.tollgate.policies.price.ModelPattern;
import io.tollgate.policies.price.Money;
import io.tollgate.policies.price.PriceId;
import io.tollgate.policies.price.Quote;
import io.tollgate.policies.store.Store;
import io.tollgate.policies.store.budget.JdbcBudgetBooks;
import io.tollgate.policies.store.ledger.JdbcLedgerStore;
import io.tollgate.policies.store.price.Catalogue;
import io.tollgate.policies.store.price.DeclaredPrices;
import io.tollgate.policies.store.price.Overlay;
import io.tollgate.policies.store.price.Prices;
import io.tollgate.policies.store.price.TermsText;
import io.tollgate.policies.usage.AttemptRecord;
import io.tollgate.policies.usage.TokenUsage;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * A company's usage, seeded, priced by prices that are really set and written by the real ledger.
 */
final class Books {

    static final Instant FROM = Instant.parse("2026-09-20T00:00:00Z");
    static final Instant TO = Instant.parse("2026-11-10T00:00:00Z");

    private static final List<String> TEAMS =
            List.of("acme/search", "acme/ads", "acmetoo/search", "bolt/core");
    private static final List<Map<String, String>> TAGS =
            List.of(
                    Map.of(),
                    Map.of("env", "prod"),
                    Map.of("env", "Prod", "app", "a=b"),
                    Map.of("env", "test", "venv", "prod"));

    private final Store store;
    private final Prices prices;
    private final JdbcLedgerStore ledger;
    private final Random random;
    private int requests;

    Books(Store store, long seed) {
        this.store = store;
        this.random = new Random(seed);
        this.prices = new Prices(store, Catalogue.builtIn(), DeclaredPrices.NONE);
        this.ledger =
                new JdbcLedgerStore(store, new JdbcBudgetBooks(store, InstantSource.system()));
        price("openai", "gpt-x", "", "input=2 cacheRead=0.512345 output=8 reasoning=9.000001");
        price("openai", "gpt-x", "priority", "input=4 output=16 request=0.01");
        price("openai", "long-x", "", "input=1 output=3 > 200000 input=2 output=4.5");
        price("anthropic", "claude-x", "", "input=3 cacheWrite5m=3.75 output=15");
    }

    Prices prices() {
        return prices;
    }

    JdbcLedgerStore ledger() {
        return ledger;
    }

    void price(String provider, String model, String tier, String terms) {
        prices.put(
                Actor.OPERATOR,
                new Overlay(
                        null,
                        provider,
                        new ModelPattern(model),
                        tier,
                        Instant.EPOCH,
                        TermsText.parse(terms)));
        prices.refresh();
    }

    /** So many attempts at random times. */
    List<LedgerEntry> fill(int attempts) {
        List<LedgerEntry> entries = new ArrayList<>();
        for (int i = 0; i < attempts; i++) {
            long at = random.nextLong(FROM.toEpochMilli(), TO.toEpochMilli());
            entries.add(entry(Instant.ofEpochMilli(at)));
        }
        write(entries);
        return entries;
    }

    void write(List<LedgerEntry> entries) {
        for (int from = 0; from < entries.size(); from += 50) {
            List<LedgerEntry> part = entries.subList(from, Math.min(entries.size(), from + 50));
            ledger.write("n:1", part.stream().map(entry -> new LedgerRow(entry, false)).toList());
        }
    }

    LedgerEntry entry(Instant at) {
        String[] model =
                one(List.of("openai gpt-x", "openai long-x", "anthropic claude-x", "lab secret"))
                        .split(" ", -1);
        return switch (random.nextInt(12)) {
            case 0 -> entry(at, model, null, Kind.VOID, End.UPSTREAM_BROKEN);
            case 1 -> entry(at, model, null, Kind.SETTLE, End.CLIENT_GONE);
            case 2 -> entry(at, model, usage(), Kind.SETTLE, End.CRASHED);
            case 3 -> entry(at, model, usage(), Kind.SETTLE, End.CLIENT_GONE);
            default -> entry(at, model, usage(), Kind.SETTLE, End.COMPLETE);
        };
    }

    private TokenUsage usage() {
        return new TokenUsage(
                random.nextInt(4) == 0 ? random.nextInt(400_000) : random.nextInt(3_000),
                some(5_000),
                some(1_000),
                random.nextInt(20) == 0 ? 7 : 0,
                random.nextInt(2_000),
                some(3_000),
                0,
                0,
                random.nextInt(5) == 0 ? "priority" : "");
    }

    private int some(int bound) {
        return random.nextInt(3) == 0 ? random.nextInt(bound) : 0;
    }

    LedgerEntry entry(Instant at, String[] model, @Nullable TokenUsage usage, Kind kind, End end) {
        String team = one(TEAMS);
        Quote quote =
                prices.quote(team.substring(0, team.indexOf('/')), model[0], "", model[1], at);
        Money cost = quote == null || usage == null ? null : quote.cost(usage, usage.serviceTier());
        String priceId =
                quote == null || usage == null || cost == null
                        ? null
                        : quote.priceId(usage).toString();
        if (end == End.CRASHED && quote != null) {
            cost = Money.ofPicos(random.nextLong(1_000_000_000_000L));
            priceId = PriceId.of(quote.priceId()).asWhole().toString();
        }
        return new LedgerEntry(
                "r" + requests++,
                1,
                kind,
                at,
                payer(team),
                service(model, usage == null ? "" : usage.serviceTier()),
                kind == Kind.VOID ? Money.ZERO : cost,
                kind == Kind.VOID ? null : priceId,
                usage,
                kind == Kind.VOID ? null : one(List.of(Source.values())),
                end,
                List.of(),
                random.nextInt(5_000),
                random.nextBoolean() ? (long) random.nextInt(900) : null);
    }

    private Payer payer(String team) {
        String key = one(List.of("k1", "k2", "k3"));
        return new Payer(
                team.substring(0, team.indexOf('/')),
                team,
                random.nextBoolean() ? team + "/bot" : null,
                key,
                "label " + key,
                random.nextBoolean() ? "4711" : null,
                one(TAGS),
                random.nextBoolean() ? "ada" : null);
    }

    private Service service(String[] model, String tier) {
        return new Service(
                "chat",
                "/v1/messages",
                "fast",
                one(List.of("fast", model[1])),
                model[0],
                model[1],
                one(List.of(AttemptRecord.Kind.values())),
                random.nextInt(4) == 0 ? "bot=new" : null,
                tier);
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    Store store() {
        return store;
    }
}
