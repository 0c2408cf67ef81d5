package io.tollgate.app.importer;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An entry of {@code model_list} that Tollgate can serve.
 *
 * @param where it stands
 * @param group the name that clients ask for
 * @param model as the provider calls it, perhaps a glob
 * @param order lower is asked first; null: last
 * @param price dollars for a million tokens, by {@code input} and {@code output}
 */
record Deployment(
        String where,
        String group,
        Account account,
        String model,
        Share share,
        @Nullable BigDecimal order,
        @Nullable Integer concurrent,
        @Nullable Map<String, Object> price,
        @Nullable Integer longestAnswer,
        @Nullable Integer retries,
        @Nullable BigDecimal streamTimeout) {

    /**
     * What LiteLLM weighs deployments by, the first of these that the group's first one has.
     *
     * @param weight 0 where nothing is to go as long as others can
     */
    record Share(@Nullable BigDecimal weight, @Nullable BigDecimal rpm, @Nullable BigDecimal tpm) {}

    /**
     * A provider of the new file; what is equal is one.
     *
     * @param url as the file says it, perhaps with a placeholder
     * @param key a reference
     * @param options of the dialect
     * @param credential beside a key; empty: none
     */
    record Account(
            Vendor vendor,
            String url,
            @Nullable String key,
            Map<String, String> options,
            Map<String, String> credential,
            Map<String, String> headers,
            @Nullable BigDecimal timeout) {}

    /**
     * As a target of the new file.
     *
     * @param provider the account's name there
     * @param model null to keep the name that the client says
     */
    Map<String, Object> target(String provider, @Nullable String model) {
        Map<String, Object> target = new LinkedHashMap<>();
        target.put("provider", provider);
        put(target, "model", model);
        put(target, "max-concurrent", concurrent);
        put(target, "price", price);
        put(target, "max-output-tokens", longestAnswer);
        return target;
    }

    private static void put(Map<String, Object> target, String key, @Nullable Object value) {
        if (value != null) {
            target.put(key, value);
        }
    }

    /** Seconds as the new file writes durations. */
    static String duration(BigDecimal seconds) {
        return seconds.stripTrailingZeros().scale() <= 0
                ? seconds.toBigInteger() + "s"
                : seconds.movePointRight(3).toBigInteger().max(BigInteger.ONE) + "ms";
    }
}
