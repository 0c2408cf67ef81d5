package io.tollgate.policies.store.price;

import io.tollgate.policies.price.ContextTier;
import io.tollgate.policies.price.Rates;
import io.tollgate.policies.price.Terms;
import io.tollgate.policies.price.TokenKind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** The figures of genai-prices: providers, models, the names they go by, prices with dates. */
final class GenaiFacts {

    /** Its providers under our names. */
    static final Map<String, String> PROVIDERS =
            Map.ofEntries(
                    Map.entry("openai", "openai"),
                    Map.entry("anthropic", "anthropic"),
                    Map.entry("google", "google"),
                    Map.entry("aws", "bedrock"),
                    Map.entry("azure", "azure"),
                    Map.entry("mistral", "mistral"),
                    Map.entry("cohere", "cohere"),
                    Map.entry("groq", "groq"),
                    Map.entry("deepseek", "deepseek"),
                    Map.entry("x-ai", "xai"),
                    Map.entry("together", "together"),
                    Map.entry("fireworks", "fireworks"),
                    Map.entry("openrouter", "openrouter"));

    private static final Map<String, TokenKind> KINDS =
            Map.of(
                    "input_mtok", TokenKind.INPUT,
                    "cache_read_mtok", TokenKind.CACHE_READ,
                    "cache_write_mtok", TokenKind.CACHE_WRITE_5M,
                    "cache_write_1h_mtok", TokenKind.CACHE_WRITE_1H,
                    "output_mtok", TokenKind.OUTPUT,
                    "output_reasoning_mtok", TokenKind.REASONING,
                    "input_audio_mtok", TokenKind.AUDIO_INPUT,
                    "output_audio_mtok", TokenKind.AUDIO_OUTPUT);

    /** Paid by something else than tokens, or for tokens that count as another kind of ours. */
    private static final Set<String> BESIDE =
            Set.of("web_searches_kcount", "cache_audio_read_mtok", "cache_image_read_mtok");

    private static final BigDecimal REQUESTS = BigDecimal.valueOf(1000);

    private final List<CatalogueLine> lines = new ArrayList<>();
    private final Set<String> leftOut = new TreeSet<>();

    /** Every model of the providers above, in the source's order. */
    static GenaiFacts read(JsonNode providers) {
        GenaiFacts facts = new GenaiFacts();
        for (JsonNode provider : providers) {
            String name = PROVIDERS.get(provider.path("id").asString());
            if (name != null) {
                Set<String> taken = new HashSet<>();
                provider.path("models").forEach(model -> facts.model(name, model, taken));
            }
        }
        return facts;
    }

    /** The models that are said to be deprecated, as lines; it says no date. */
    static List<String> deprecated(JsonNode providers) {
        List<String> lines = new ArrayList<>();
        for (JsonNode provider : providers) {
            String name = PROVIDERS.get(provider.path("id").asString());
            for (JsonNode model : provider.path("models")) {
                if (name != null && model.path("deprecated").asBoolean(false)) {
                    lines.add(String.join("|", name, model.path("id").asString(), "", ""));
                }
            }
        }
        return lines;
    }

    List<CatalogueLine> lines() {
        return lines;
    }

    /**
     * Models whose prices could not be taken: those that change with the hour, and those that
     * charge apart what no usage tells apart, such as an image's tokens.
     */
    Set<String> leftOut() {
        return leftOut;
    }

    private void model(String provider, JsonNode model, Set<String> taken) {
        String id = model.path("id").asString();
        List<String> names =
                ModelNames.of(model.path("match")).stream().filter(taken::add).toList();
        List<CatalogueLine> found = new ArrayList<>();
        JsonNode prices = model.path("prices");
        boolean known = !names.isEmpty();
        for (JsonNode dated : prices.isArray() ? prices : List.of(prices)) {
            JsonNode list = prices.isArray() ? dated.path("prices") : dated;
            JsonNode constraint = dated.path("constraint");
            known &=
                    !list.isEmpty()
                            && !constraint.has("start_time")
                            && list.propertyStream().allMatch(e -> isCounted(e.getKey()));
            if (known) {
                String from = constraint.path("start_date").asString("");
                found.add(new CatalogueLine(provider, id, names, from, terms(list)));
            }
        }
        if (known) {
            lines.addAll(found);
        } else if (!prices.isEmpty()) {
            leftOut.add(provider + "/" + id);
        }
    }

    private static boolean isCounted(String key) {
        return KINDS.containsKey(key) || BESIDE.contains(key) || key.equals("requests_kcount");
    }

    private static Terms terms(JsonNode list) {
        Set<Long> starts = new TreeSet<>();
        list.forEach(
                price -> price.path("tiers").forEach(t -> starts.add(t.path("start").asLong())));
        List<ContextTier> tiers = new ArrayList<>();
        tiers.add(new ContextTier(0, rates(list, 0)));
        starts.forEach(start -> tiers.add(new ContextTier(start, rates(list, start))));
        return new Terms(tiers);
    }

    private static Rates rates(JsonNode list, long start) {
        PublishedRates rates = new PublishedRates();
        for (Map.Entry<String, JsonNode> e : list.properties()) {
            TokenKind kind = KINDS.get(e.getKey());
            if (kind != null) {
                rates.put(kind, price(e.getValue(), start));
            } else if (e.getKey().equals("requests_kcount")) {
                rates.put(TokenKind.REQUEST, e.getValue().decimalValue().divide(REQUESTS));
            }
        }
        return rates.rates();
    }

    /** The price in the tier that begins there, or the last one before it. */
    private static BigDecimal price(JsonNode price, long start) {
        if (!price.isObject()) {
            return price.decimalValue();
        }
        BigDecimal found = price.path("base").decimalValue();
        for (JsonNode tier : price.path("tiers")) {
            if (tier.path("start").asLong() <= start) {
                found = tier.path("price").decimalValue();
            }
        }
        return found;
    }
}
