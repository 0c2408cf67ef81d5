package io.tollgate.policies.store.price;

import io.tollgate.policies.price.PriceList;
import io.tollgate.policies.price.PriceMatch;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Under which names the catalogue has the prices of a provider of the settings. Its address tells,
 * else its name where it is one of the catalogue's. A server that neither tells of, such as one's
 * own, has no published price, whatever dialect it speaks; nor have hosts for a region, which may
 * cost more. Only where the address is not known the dialect stands for who invented it.
 */
final class CatalogueNames {

    private static final Map<String, String> HOSTS =
            Map.ofEntries(
                    Map.entry("api.openai.com", "openai"),
                    Map.entry("api.anthropic.com", "anthropic"),
                    Map.entry("generativelanguage.googleapis.com", "google"),
                    Map.entry("aiplatform.googleapis.com", "vertex"),
                    Map.entry("api.mistral.ai", "mistral"),
                    Map.entry("api.cohere.com", "cohere"),
                    Map.entry("api.cohere.ai", "cohere"),
                    Map.entry("api.groq.com", "groq"),
                    Map.entry("api.deepseek.com", "deepseek"),
                    Map.entry("api.x.ai", "xai"),
                    Map.entry("api.together.xyz", "together"),
                    Map.entry("api.together.ai", "together"),
                    Map.entry("api.fireworks.ai", "fireworks"),
                    Map.entry("openrouter.ai", "openrouter"));

    /** Clouds give each customer or region a host of its own. */
    private static final Map<String, Pattern> CLOUDS =
            Map.of(
                    "bedrock",
                    Pattern.compile("bedrock-runtime\\.[a-z0-9-]+\\.amazonaws\\.com"),
                    "azure",
                    Pattern.compile(
                            "[^.]+\\.(openai|cognitiveservices|services\\.ai)\\.azure\\.com"));

    /** Who resells whose models at their own price, where it has none of its own listed. */
    private static final Map<String, List<String>> LIKE =
            Map.of(
                    "azure", List.of("azure", "openai", "anthropic"),
                    "google", List.of("google", "anthropic"),
                    "vertex", List.of("google", "anthropic"));

    private CatalogueNames() {}

    /** Those to look under in turn; empty if the catalogue knows no such provider. */
    private static List<String> of(
            Map<String, URI> addresses, PriceList catalogue, String provider, String dialect) {
        URI address = addresses.get(provider);
        String known = address == null ? null : byHost(address);
        if (known != null) {
            return LIKE.getOrDefault(known, List.of(known));
        }
        if (catalogue.providers().contains(provider) || LIKE.containsKey(provider)) {
            return LIKE.getOrDefault(provider, List.of(provider));
        }
        return address == null && catalogue.providers().contains(dialect)
                ? List.of(dialect)
                : List.of();
    }

    /** What the catalogue has for a model of a provider. */
    static List<PriceMatch> matching(
            PriceList catalogue,
            Map<String, URI> addresses,
            String provider,
            String dialect,
            String model) {
        return of(addresses, catalogue, provider, dialect).stream()
                .map(name -> catalogue.matching(name, model))
                .filter(found -> !found.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    private static @Nullable String byHost(URI address) {
        String host = address.getHost() == null ? "" : address.getHost().toLowerCase(Locale.ROOT);
        String known = HOSTS.get(host);
        return known != null
                ? known
                : CLOUDS.entrySet().stream()
                        .filter(cloud -> cloud.getValue().matcher(host).matches())
                        .map(Map.Entry::getKey)
                        .findFirst()
                        .orElse(null);
    }
}
