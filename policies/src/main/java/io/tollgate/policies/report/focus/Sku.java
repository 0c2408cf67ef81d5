package io.tollgate.policies.report.focus;

import io.tollgate.policies.price.PriceId;
import io.tollgate.policies.price.ServiceTier;
import io.tollgate.policies.price.TokenKind;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is bought: a model's tokens on one side of a conversation, or its requests. Caches,
 * reasoning and tiers are prices of it, not other goods.
 *
 * @param tier of the service, in the provider's word; empty for the standard one
 */
record Sku(String provider, String model, TokenKind kind, PriceId price, String tier) {

    Sku {
        tier = ServiceTier.of(tier);
    }

    /** The same for all prices of it. */
    String id() {
        return provider + "/" + model + ":" + side();
    }

    /** One price: of this version, this kind of token and these tiers. */
    String priceId() {
        return id() + "#" + kind.word() + "#" + price;
    }

    private String side() {
        return switch (kind) {
            case INPUT, CACHE_READ, CACHE_WRITE_5M, CACHE_WRITE_1H -> "input";
            case OUTPUT, REASONING -> "output";
            case AUDIO_INPUT -> "audio-input";
            case AUDIO_OUTPUT -> "audio-output";
            case IMAGE -> "image";
            case REQUEST -> "request";
        };
    }

    String meter() {
        return switch (kind) {
            case INPUT, CACHE_READ, CACHE_WRITE_5M, CACHE_WRITE_1H -> "Input Tokens";
            case OUTPUT, REASONING -> "Output Tokens";
            case AUDIO_INPUT -> "Audio Input Tokens";
            case AUDIO_OUTPUT -> "Audio Output Tokens";
            case IMAGE -> "Image Tokens";
            case REQUEST -> "Requests";
        };
    }

    boolean isOfTokens() {
        return kind != TokenKind.REQUEST;
    }

    String consumedUnit() {
        return isOfTokens() ? "Tokens" : "Requests";
    }

    String pricingUnit() {
        return isOfTokens() ? "1000000 Tokens" : "Requests";
    }

    /** In units that the price is for. */
    BigDecimal pricingQuantity(long count) {
        return BigDecimal.valueOf(count).movePointLeft(kind.unit());
    }

    Map<String, String> details(FocusVersion version) {
        Map<PriceProperty, String> properties = new TreeMap<>();
        properties.put(PriceProperty.TOKEN_TYPE, tokenType());
        properties.put(PriceProperty.MODEL_ID, model);
        switch (kind) {
            case CACHE_READ -> properties.put(PriceProperty.CACHE_STATUS, "Read");
            case CACHE_WRITE_5M, CACHE_WRITE_1H -> {
                properties.put(PriceProperty.CACHE_STATUS, "Write");
                properties.put(
                        PriceProperty.CACHE_DURATION,
                        kind == TokenKind.CACHE_WRITE_1H ? "PT1H" : "PT5M");
            }
            default -> {}
        }
        if (!tier.isEmpty()) {
            properties.put(PriceProperty.SERVICE_TIER, tier);
        }
        if (price.above() > 0) {
            properties.put(PriceProperty.CONTEXT_TIER, ">" + price.above());
        }
        Map<String, String> named = new TreeMap<>();
        properties.forEach(
                (property, value) -> named.put(PropertyNames.of(property, version), value));
        return named;
    }

    String tokenType() {
        return switch (kind) {
            case INPUT -> "Input";
            case CACHE_READ -> "InputCachedRead";
            case CACHE_WRITE_5M, CACHE_WRITE_1H -> "InputCachedWrite";
            case OUTPUT -> "Output";
            case REASONING -> "OutputReasoning";
            case AUDIO_INPUT -> "InputAudio";
            case AUDIO_OUTPUT -> "OutputAudio";
            case IMAGE -> "InputImage";
            case REQUEST -> "Request";
        };
    }
}
