package io.tollgate.policies.store.price;

import io.tollgate.policies.price.Terms;
import io.tollgate.policies.price.TokenKind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** OpenRouter's own list of models, with prices for one token. */
final class OpenRouterFacts {

    static final String PROVIDER = "openrouter";

    private static final Map<String, TokenKind> KINDS =
            Map.of(
                    "prompt", TokenKind.INPUT,
                    "completion", TokenKind.OUTPUT,
                    "input_cache_read", TokenKind.CACHE_READ,
                    "input_cache_write", TokenKind.CACHE_WRITE_5M,
                    "internal_reasoning", TokenKind.REASONING,
                    "audio", TokenKind.AUDIO_INPUT);

    /** Searches are no tokens; images' tokens are told by no usage. */
    private static final Set<String> BESIDE = Set.of("web_search");

    private OpenRouterFacts() {}

    /** The models that can be priced; one that says -1 costs what the model behind it does. */
    static List<CatalogueLine> read(JsonNode document) {
        List<CatalogueLine> lines = new ArrayList<>();
        for (JsonNode model : document.path("data")) {
            PublishedRates rates = new PublishedRates();
            boolean known = true;
            for (Map.Entry<String, JsonNode> e : model.path("pricing").properties()) {
                TokenKind kind = KINDS.get(e.getKey());
                BigDecimal price = new BigDecimal(e.getValue().asString());
                known &= price.signum() >= 0 && (kind != null || BESIDE.contains(e.getKey()));
                if (known && kind != null) {
                    rates.put(kind, price.movePointRight(6));
                }
            }
            if (known && !rates.isEmpty()) {
                String id = model.path("id").asString();
                lines.add(
                        new CatalogueLine(PROVIDER, id, List.of(id), "", Terms.of(rates.rates())));
            }
        }
        return lines;
    }

    /** The models that have a day on which they go, as lines. */
    static List<String> expiring(JsonNode document) {
        List<String> lines = new ArrayList<>();
        for (JsonNode model : document.path("data")) {
            String day = model.path("expiration_date").asString("");
            if (!day.isEmpty()) {
                lines.add(String.join("|", PROVIDER, model.path("id").asString(), "", day));
            }
        }
        return lines;
    }
}
