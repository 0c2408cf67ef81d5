package io.tollgate.policies.store.price;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tollgate.policies.admin.Actor;
import io.tollgate.policies.price.ModelPattern;
import io.tollgate.policies.price.Money;
import io.tollgate.policies.price.Quote;
import io.tollgate.policies.price.TokenPrice;
import io.tollgate.policies.store.Infra;
import io.tollgate.policies.store.Store;
import io.tollgate.policies.usage.TokenUsage;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PricesTest {

    private static final String DATABASES = "io.tollgate.policies.store.Infra#databases";
    private static final Instant NOW = Instant.parse("2026-11-01T00:00:00Z");
    private static final Instant LATER = Instant.parse("2027-01-01T00:00:00.001Z");
    private static final Catalogue CATALOGUE = Catalogue.builtIn();

    @ParameterizedTest
    @MethodSource(DATABASES)
    void theNearestPriceCounts(Infra.Database database) {
        try (Store store = database.open()) {
            Prices prices = new Prices(store, CATALOGUE, DeclaredPrices.NONE);
            assertThat(input(prices, "acme", NOW)).isEqualTo("1.25");

            prices.declare(
                    new DeclaredPrices(Map.of(), List.of(declared("openai", "gpt-5", "1.2"))));
            assertThat(input(prices, "acme", NOW)).isEqualTo("1.2");

            prices.put(
                    Actor.OPERATOR,
                    overlay(null, "gpt-5", "", Instant.EPOCH, "input=1.1 output=9"));
            assertThat(input(prices, "acme", NOW)).as("not taken in yet").isEqualTo("1.2");
            prices.refresh();
            assertThat(input(prices, "acme", NOW)).isEqualTo("1.1");

            String own =
                    prices.put(
                            Actor.OPERATOR,
                            overlay("acme", "gpt-5", "", Instant.EPOCH, "input=1 output=8"));
            prices.refresh();
            assertThat(input(prices, "acme", NOW)).isEqualTo("1");
            assertThat(input(prices, "other", NOW)).isEqualTo("1.1");

            assertThat(prices.remove(Actor.OPERATOR, own)).isTrue();
            assertThat(prices.remove(Actor.OPERATOR, own)).isFalse();
            prices.refresh();
            assertThat(input(prices, "acme", NOW)).isEqualTo("1.1");
            assertThat(prices.overlays()).isEqualTo(1);
            assertThat(prices.all()).hasSize(1);
        }
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void aPriceHoldsFromItsInstant(Infra.Database database) {
        try (Store store = database.open()) {
            Prices prices = new Prices(store, CATALOGUE, DeclaredPrices.NONE);
            prices.put(Actor.OPERATOR, overlay("acme", "gpt-5*", "", LATER, "input=2 output=20"));
            prices.put(Actor.OPERATOR, overlay("acme", "gpt-5*", "", NOW, "input=3 output=30"));
            prices.refresh();
            assertThat(input(prices, "acme", NOW.minusMillis(1))).isEqualTo("1.25");
            assertThat(input(prices, "acme", NOW)).isEqualTo("3");
            assertThat(input(prices, "acme", LATER.minusMillis(1))).isEqualTo("3");
            assertThat(input(prices, "acme", LATER)).isEqualTo("2");
        }
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void otherNumbersHaveAnotherIdAndTheSameKeepTheirs(Infra.Database database) {
        try (Store store = database.open()) {
            Prices prices = new Prices(store, CATALOGUE, DeclaredPrices.NONE);
            Set<String> ids = new HashSet<>();
            String row = null;
            for (String numbers : List.of("input=1", "input=2", "input=1")) {
                String put =
                        prices.put(
                                Actor.OPERATOR,
                                overlay("acme", "gpt-5", "", Instant.EPOCH, numbers));
                assertThat(row == null || put.equals(row)).isTrue();
                row = put;
                prices.refresh();
                String id = quote(prices, "acme", NOW).priceId();
                assertThat(id).matches("set-\\d+/openai/gpt-5");
                assertThat(ids.add(id)).isTrue();
                prices.put(
                        Actor.OPERATOR,
                        overlay("acme", "gpt-5", "default", Instant.EPOCH, numbers));
                prices.refresh();
                assertThat(quote(prices, "acme", NOW).priceId()).isEqualTo(id);
            }
        }
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void aServiceTierHasAPriceOfItsOwn(Infra.Database database) {
        try (Store store = database.open()) {
            Prices prices = new Prices(store, CATALOGUE, DeclaredPrices.NONE);
            prices.put(
                    Actor.OPERATOR, overlay(null, "gpt-5", "priority", NOW, "input=2.5 output=20"));
            prices.refresh();
            assertThat(quote(prices, "acme", NOW.minusMillis(1)).knows("priority")).isFalse();
            Quote quote = quote(prices, "acme", NOW);
            TokenUsage usage = TokenUsage.of(1000, 1000);
            assertThat(quote.cost(usage, "")).isEqualTo(Money.of("0.01125"));
            assertThat(quote.cost(usage, "priority")).isEqualTo(Money.of("0.0225"));
            assertThat(quote.most(1000, 1000)).isEqualTo(Money.of("0.0225"));
            assertThat(quote.priceId("priority")).matches("set-\\d+/openai/gpt-5@priority");
            assertThat(quote.priceId()).startsWith("published-");
        }
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void whatIsRunByOneselfHasThePriceThatOneSets(Infra.Database database) {
        try (Store store = database.open()) {
            DeclaredPrices settings =
                    new DeclaredPrices(
                            Map.of(
                                    "gpu", URI.create("http://gpu.internal:8000/v1"),
                                    "cloud", URI.create("https://API.openai.com/v1")),
                            List.of());
            Prices prices = new Prices(store, CATALOGUE, settings);
            assertThat(prices.quote("t", "gpu", "openai", "gpt-oss-20b", NOW)).isNull();
            assertThat(prices.quote("t", "cloud", "openai", "gpt-oss-20b", NOW)).isNotNull();
            assertThat(prices.quote("t", "unsaid", "openai", "gpt-oss-20b", NOW)).isNotNull();
            prices.put(
                    Actor.OPERATOR,
                    new Overlay(
                            null,
                            "gpu",
                            new ModelPattern("*"),
                            "",
                            Instant.EPOCH,
                            TermsText.parse("request=0.001")));
            prices.refresh();
            Quote own = prices.quote("t", "gpu", "openai", "gpt-oss-20b", NOW);
            assertThat(own.cost(TokenUsage.of(0, 0), "")).isEqualTo(Money.of("0.001"));
            assertThat(own.cost(TokenUsage.of(1, 0), "")).as("no price for tokens").isNull();
        }
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void nodesFollowEachOther(Infra.Database database) throws Exception {
        try (Store one = database.open();
                Store other = database.open();
                ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor()) {
            Prices here = new Prices(one, CATALOGUE, DeclaredPrices.NONE);
            Prices there = new Prices(other, CATALOGUE, DeclaredPrices.NONE);
            List<Future<String>> puts =
                    IntStream.rangeClosed(1, 20)
                            .mapToObj(
                                    i ->
                                            writers.submit(
                                                    () ->
                                                            here.put(
                                                                    Actor.OPERATOR,
                                                                    overlay(
                                                                            "t" + i % 10,
                                                                            "gpt-5",
                                                                            "",
                                                                            Instant.EPOCH,
                                                                            "input=" + i))))
                            .toList();
            Set<String> ids = new HashSet<>();
            for (Future<String> put : puts) {
                there.refresh();
                ids.add(put.get());
            }
            there.refresh();
            here.refresh();
            assertThat(ids).hasSize(10);
            assertThat(there.change()).isEqualTo(here.change()).isEqualTo(20);
            for (int tenant = 0; tenant < 10; tenant++) {
                Quote theirs = quote(there, "t" + tenant, NOW);
                assertThat(theirs.priceId()).startsWith("set-");
                assertThat(theirs.priceId()).isEqualTo(quote(here, "t" + tenant, NOW).priceId());
            }
        }
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void withoutTheDatabaseWhatIsKnownStays(Infra.Database database) {
        Store store = database.open();
        Prices prices = new Prices(store, CATALOGUE, DeclaredPrices.NONE);
        prices.put(Actor.OPERATOR, overlay("acme", "gpt-5", "", Instant.EPOCH, "input=1"));
        prices.refresh();
        store.close();
        assertThatThrownBy(prices::refresh).isInstanceOf(RuntimeException.class);
        assertThat(input(prices, "acme", NOW)).isEqualTo("1");
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void strangeNamesAreKeptAsTheyAre(Infra.Database database) {
        try (Store store = database.open()) {
            Prices prices = new Prices(store, CATALOGUE, DeclaredPrices.NONE);
            String odd = "o'; drop table price; -- %_\\ \u00fc\u4e2d";
            prices.put(
                    Actor.OPERATOR,
                    new Overlay(
                            odd,
                            odd,
                            new ModelPattern(odd),
                            "flex",
                            LATER,
                            TermsText.parse("input=1 > 10 input=0.000001")));
            SetPrice kept = prices.all().getFirst();
            assertThat(kept.overlay().tenant()).isEqualTo(odd);
            assertThat(kept.overlay().provider()).isEqualTo(odd);
            assertThat(kept.overlay().model().text()).isEqualTo(odd.toLowerCase(Locale.ROOT));
            assertThat(kept.overlay().validFrom()).isEqualTo(LATER);
            assertThat(TermsText.write(kept.overlay().terms()))
                    .isEqualTo("input=1 > 10 input=0.000001");
        }
    }

    private static DeclaredPrices.Declared declared(String provider, String model, String input) {
        return new DeclaredPrices.Declared(
                provider,
                new ModelPattern(model),
                new TokenPrice(new BigDecimal(input), BigDecimal.TEN));
    }

    private static Overlay overlay(
            String tenant, String model, String tier, Instant from, String terms) {
        return new Overlay(
                tenant, "openai", new ModelPattern(model), tier, from, TermsText.parse(terms));
    }

    private static Quote quote(Prices prices, String tenant, Instant at) {
        Quote quote = prices.quote(tenant, "openai", "openai", "gpt-5", at);
        assertThat(quote).isNotNull();
        return quote;
    }

    /** The price of a million prompt tokens, by that of a thousand. */
    private static String input(Prices prices, String tenant, Instant at) {
        Money cost = quote(prices, tenant, at).cost(TokenUsage.of(1000, 0), "");
        assertThat(cost).isNotNull();
        return cost.times(1000).toString();
    }
}
