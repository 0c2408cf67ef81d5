package io.tollgate.policies.store.price;

import io.tollgate.policies.price.ModelPattern;
import io.tollgate.policies.price.Price;
import io.tollgate.policies.price.PriceList;
import io.tollgate.policies.price.TokenPrice;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * What the settings say of prices.
 *
 * @param addresses of the providers, by name: they tell whose published prices are theirs
 */
public record DeclaredPrices(Map<String, URI> addresses, List<Declared> prices) {

    public static final DeclaredPrices NONE = new DeclaredPrices(Map.of(), List.of());

    private static final int ID_BYTES = 8;

    public DeclaredPrices {
        addresses = Map.copyOf(addresses);
        prices = List.copyOf(prices);
    }

    /**
     * One target's.
     *
     * @param model as the provider names it
     */
    public record Declared(String provider, ModelPattern model, TokenPrice price) {}

    PriceList list() {
        return new PriceList(all());
    }

    List<Price> all() {
        return prices.stream().map(DeclaredPrices::price).toList();
    }

    private static Price price(Declared declared) {
        var terms = declared.price().terms();
        return new Price(
                "declared-" + digest(TermsText.write(terms)),
                declared.provider(),
                declared.model(),
                "",
                Instant.EPOCH,
                terms);
    }

    /** Settings have no versions, so the numbers name themselves. */
    private static String digest(String terms) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(terms.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, ID_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
