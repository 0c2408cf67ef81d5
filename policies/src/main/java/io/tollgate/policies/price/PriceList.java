package io.tollgate.policies.price;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Prices of one origin, by provider. Immutable. */
public final class PriceList {

    public static final PriceList EMPTY = new PriceList(List.of());

    private final Map<String, List<Price>> byProvider;

    public PriceList(Collection<Price> prices) {
        byProvider =
                Map.copyOf(
                        prices.stream()
                                .collect(
                                        Collectors.groupingBy(
                                                Price::provider, Collectors.toUnmodifiableList())));
    }

    public Set<String> providers() {
        return byProvider.keySet();
    }

    public List<Price> all() {
        return byProvider.values().stream().flatMap(List::stream).toList();
    }

    /** How many prices it holds. */
    public int size() {
        return byProvider.values().stream().mapToInt(List::size).sum();
    }

    /**
     * The prices that are for a model, of all times and service tiers. If none knows the name as it
     * is, the part after its last slash counts: {@code publishers/google/models/gemini-2.5-pro}.
     */
    public List<PriceMatch> matching(String provider, String model) {
        List<Price> prices = byProvider.getOrDefault(provider, List.of());
        String name = model.toLowerCase(Locale.ROOT);
        List<PriceMatch> found = met(prices, name);
        int slash = name.lastIndexOf('/');
        return found.isEmpty() && slash >= 0 ? met(prices, name.substring(slash + 1)) : found;
    }

    private static List<PriceMatch> met(List<Price> prices, String name) {
        List<PriceMatch> found = new ArrayList<>();
        for (Price price : prices) {
            int closeness = price.match(name);
            if (closeness >= 0) {
                found.add(new PriceMatch(price, closeness));
            }
        }
        return found;
    }
}
