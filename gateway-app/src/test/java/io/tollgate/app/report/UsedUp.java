package io.tollgate.app.report;

import io.tollgate.policies.admin.Actor;
import io.tollgate.policies.ledger.LedgerEntry;
import io.tollgate.policies.ledger.LedgerEntry.End;
import io.tollgate.policies.ledger.LedgerEntry.Kind;
import io.tollgate.policies.ledger.LedgerEntry.Payer;
import io.tollgate.policies.ledger.LedgerEntry.Service;
import io.tollgate.policies.ledger.LedgerEntry.Source;
import io.tollgate.policies.ledger.LedgerRow;
import io.tollgate.policies.price.ModelPattern;
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
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Usage of October 2026, made up, in a database of its own. */
public final class UsedUp {

    private static final Instant FROM = Instant.parse("2026-10-01T00:00:00Z");

    private UsedUp() {}

    static void price(Prices prices, String provider, String model, String terms) {
        prices.put(
                Actor.OPERATOR,
                new Overlay(
                        null,
                        provider,
                        new ModelPattern(model),
                        "",
                        Instant.EPOCH,
                        TermsText.parse(terms)));
        prices.refresh();
    }

    /** Writes attempts into the ledger. */
    public static Prices fill(Store store, int attempts) {
        Prices prices = new Prices(store, Catalogue.builtIn(), DeclaredPrices.NONE);
        price(
                prices,
                "openai",
                "gpt-x",
                "input=2.123457 cacheRead=0.5 output=8 request=0.000000000001");
        JdbcLedgerStore ledger =
                new JdbcLedgerStore(store, new JdbcBudgetBooks(store, InstantSource.system()));
        Random random = new Random(attempts);
        for (int i = 0; i < attempts; i++) {
            ledger.write("n:1", List.of(new LedgerRow(entry(i, random, prices), false)));
        }
        return prices;
    }

    private static LedgerEntry entry(int number, Random random, Prices prices) {
        String provider = random.nextInt(5) == 0 ? "lab" : "openai";
        String model = provider.equals("lab") ? "secret" : "gpt-x";
        TokenUsage usage =
                new TokenUsage(
                        random.nextInt(900), random.nextInt(2) * 70, 0, 0, random.nextInt(500), 0);
        Instant at = FROM.plusSeconds(random.nextInt(31 * 86_400));
        Quote quote = prices.quote("acme", provider, "", model, at);
        return new LedgerEntry(
                "r" + number,
                1,
                Kind.SETTLE,
                at,
                new Payer(
                        "acme",
                        random.nextBoolean() ? "acme/ads" : "acme/search",
                        null,
                        "k" + random.nextInt(5),
                        "=cmd",
                        null,
                        random.nextBoolean() ? Map.of("env", "prod") : Map.of(),
                        random.nextBoolean() ? "-ada" : null),
                new Service(
                        "chat",
                        "/v1/messages",
                        "fast",
                        model,
                        provider,
                        model,
                        AttemptRecord.Kind.FIRST,
                        null,
                        ""),
                quote == null ? null : quote.cost(usage, ""),
                quote == null ? null : quote.priceId(usage).toString(),
                usage,
                Source.REPORTED,
                End.COMPLETE,
                List.of(),
                10,
                5L);
    }

    /** Reports over it. */
    public static ReportFiles files(Store store, Prices prices, InstantSource clock) {
        return new ReportFiles(new ReportDesk(store, prices, clock));
    }
}
