package io.tollgate.app.admin.gateway;

import io.tollgate.app.admin.wire.Problem;
import io.tollgate.app.admin.wire.Wanted;
import io.tollgate.policies.price.ContextTier;
import io.tollgate.policies.price.ModelPattern;
import io.tollgate.policies.price.Price;
import io.tollgate.policies.price.Rates;
import io.tollgate.policies.price.Terms;
import io.tollgate.policies.price.TokenKind;
import io.tollgate.policies.store.price.Overlay;
import io.tollgate.policies.store.price.SetPrice;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A price.
 *
 * @param id of one that is set; null of others; cannot be written
 * @param source {@code catalogue}, {@code declared} or {@code set}; cannot be written
 * @param tenant whose; null: everybody's
 * @param serviceTier empty for the standard one
 * @param validFrom null: from the beginning; of a new one: from now on
 */
record PriceView(
        @Nullable String id,
        @Nullable String source,
        @Nullable String tenant,
        @Nullable String provider,
        @Nullable String model,
        @Nullable String serviceTier,
        @Nullable Instant validFrom,
        @Nullable List<Tier> tiers) {

    /**
     * Prices of requests of a size.
     *
     * @param above their prompts have more tokens than this
     * @param rates dollars for a million tokens, in decimal digits, by kind: {@code input}, {@code
     *     cacheRead}, …; {@code request}: for one
     */
    record Tier(@Nullable Long above, @Nullable Map<String, String> rates) {}

    static PriceView of(Price price, String source) {
        return new PriceView(
                null,
                source,
                null,
                price.provider(),
                price.model(),
                price.serviceTier(),
                price.validFrom().equals(Instant.EPOCH) ? null : price.validFrom(),
                tiers(price.terms()));
    }

    static PriceView of(SetPrice set) {
        Overlay overlay = set.overlay();
        return new PriceView(
                set.id(),
                "set",
                overlay.tenant(),
                overlay.provider(),
                overlay.model().text(),
                overlay.serviceTier(),
                overlay.validFrom(),
                tiers(overlay.terms()));
    }

    private static List<Tier> tiers(Terms terms) {
        return terms.tiers().stream()
                .map(tier -> new Tier(tier.above(), rates(tier.rates())))
                .toList();
    }

    private static Map<String, String> rates(Rates rates) {
        Map<String, String> texts = new LinkedHashMap<>();
        rates.prices().forEach((kind, price) -> texts.put(kind.word(), price.toPlainString()));
        return texts;
    }

    /** What sorts it, and names it in lists. */
    String key() {
        return String.join(
                " ",
                String.valueOf(provider),
                String.valueOf(model),
                String.valueOf(serviceTier),
                String.valueOf(tenant),
                String.valueOf(validFrom),
                String.valueOf(source),
                String.valueOf(id));
    }

    Overlay overlay(Instant now) {
        if (id != null || source != null) {
            throw Problem.invalid(id != null ? "/id" : "/source", "cannot be written");
        }
        return new Overlay(
                tenant,
                Wanted.present(provider, "/provider"),
                Wanted.read(
                        Wanted.present(model, "/model"),
                        "/model",
                        ModelPattern::new,
                        "NAME, NAME*, *NAME* or *"),
                serviceTier == null ? "" : serviceTier,
                validFrom == null ? now : validFrom,
                terms());
    }

    private Terms terms() {
        List<ContextTier> read = new ArrayList<>();
        for (Tier tier : Wanted.present(tiers, "/tiers")) {
            String pointer = "/tiers/" + read.size();
            read.add(
                    new ContextTier(
                            tier.above() == null ? 0 : tier.above(),
                            rates(Wanted.present(tier.rates(), pointer + "/rates"), pointer)));
        }
        return new Terms(read);
    }

    private static Rates rates(Map<String, String> texts, String pointer) {
        Map<TokenKind, BigDecimal> prices = new EnumMap<>(TokenKind.class);
        texts.forEach(
                (word, text) ->
                        prices.put(
                                kind(word, pointer + "/rates/" + word),
                                Wanted.read(
                                        text,
                                        pointer + "/rates/" + word,
                                        BigDecimal::new,
                                        "dollars as text")));
        if (prices.isEmpty()) {
            throw Problem.invalid(pointer + "/rates", "is empty");
        }
        return new Rates(prices);
    }

    private static TokenKind kind(String word, String pointer) {
        for (TokenKind kind : TokenKind.values()) {
            if (kind.word().equals(word)) {
                return kind;
            }
        }
        throw Problem.invalid(pointer, "is no kind of token");
    }
}
