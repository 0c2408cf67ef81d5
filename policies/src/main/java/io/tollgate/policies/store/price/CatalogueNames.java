package io.tollgate.policies.store.price;

import io.tollgate.policies.price.PriceList;
import io.tollgate.policies.price.PriceMatch;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Under which names the catalogue has the prices of a provider of the settings. Its address tells,
 * else its name where it is one of the catalogue's. A server that neither tells of, such as one's
 * own, has no published price, whatever dialect it speaks; nor have hosts for a region, which may
 * cost more. Only where the address is not known the dialect stands for who invented it.
 */
final class CatalogueNames {

    private static final String OPENROUTER = "openrouter";

    private static final Map<String, String> HOSTS =
            Map.ofEntries(
                    Map.entry("api.openai.com", "openai"),
                    Map.entry("api.anthropic.com", "anthropic"),
                    Map.entry("generativelanguage.googleapis.com", "google"),
                    Map.entry("aiplatform.googleapis.com", "vertex"),
                    Map.entry("api.mistral.ai", "mistral"),
                    Map.entry("codestral.mistral.ai", "mistral"),
                    Map.entry("api.cohere.com", "cohere"),
                    Map.entry("api.cohere.ai", "cohere"),
                    Map.entry("api.groq.com", "groq"),
                    Map.entry("api.deepseek.com", "deepseek"),
                    Map.entry("api.x.ai", "xai"),
                    Map.entry("api.together.xyz", "together"),
                    Map.entry("api.together.ai", "together"),
                    Map.entry("api.fireworks.ai", "fireworks"),
                    Map.entry("openrouter.ai", OPENROUTER));

    /** Clouds give each customer, region or private link a host of its own. */
    private static final Map<String, Pattern> CLOUDS =
            Map.of(
                    "bedrock",
                    Pattern.compile(
                            "([^.]+\\.)?bedrock-(runtime|runtime-fips)\\.[a-z0-9-]+\\.(vpce\\.)?amazonaws\\.com"
                                    + "|bedrock-mantle\\.[a-z0-9-]+\\.api\\.aws"),
                    "azure",
                    Pattern.compile(
                            "[^.]+\\.(openai|cognitiveservices|services\\.ai)\\.azure\\.com"));

    /** Other names that people give to the same providers. */
    private static final Map<String, String> ALSO_CALLED =
            Map.ofEntries(
                    Map.entry("gemini", "google"),
                    Map.entry("google-ai-studio", "google"),
                    Map.entry("vertex-ai", "vertex"),
                    Map.entry("vertexai", "vertex"),
                    Map.entry("google-vertex", "vertex"),
                    Map.entry("vertex-anthropic", "vertex"),
                    Map.entry("azure-openai", "azure"),
                    Map.entry("azure-ai", "azure"),
                    Map.entry("aws-bedrock", "bedrock"),
                    Map.entry("amazon-bedrock", "bedrock"),
                    Map.entry("bedrock-anthropic", "bedrock"),
                    Map.entry("mistralai", "mistral"),
                    Map.entry("mistral-ai", "mistral"),
                    Map.entry("x-ai", "xai"),
                    Map.entry("together-ai", "together"),
                    Map.entry("togetherai", "together"),
                    Map.entry("fireworks-ai", "fireworks"));

    /**
     * Whose prices hold where, in turn. Clouds resell models at their makers' own price where they
     * have none of their own listed; what Google's list has of Claude is less than what its maker
     * says, so that one goes first.
     */
    private static final Map<String, List<String>> LIKE =
            Map.of(
                    "azure", List.of("azure", "openai", "anthropic"),
                    "google", List.of("anthropic", "google"),
                    "vertex", List.of("anthropic", "google"));

    /** How OpenRouter is told by which of a model's hosts it is to be served. */
    private static final Pattern ROUTED = Pattern.compile("(.+):(nitro|floor|exacto)");

    private CatalogueNames() {}

    /** Those to look under in turn; empty if the catalogue knows no such provider. */
    static List<String> of(
            Map<String, URI> addresses, PriceList catalogue, String provider, String dialect) {
        URI address = addresses.get(provider);
        String known = address == null ? null : byHost(address);
        if (known != null) {
            return LIKE.getOrDefault(known, List.of(known));
        }
        String name = provider.toLowerCase(Locale.ROOT);
        String called = ALSO_CALLED.getOrDefault(name, name);
        if (catalogue.providers().contains(called) || LIKE.containsKey(called)) {
            return LIKE.getOrDefault(called, List.of(called));
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
                .map(name -> catalogue.matching(name, unrouted(name, model)))
                .filter(found -> !found.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    private static String unrouted(String provider, String model) {
        Matcher routed = ROUTED.matcher(model);
        return provider.equals(OPENROUTER) && routed.matches() ? routed.group(1) : model;
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
