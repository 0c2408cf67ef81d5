package io.tollgate.policies.report.focus;

import java.util.Map;

/**
 * What each release calls the properties of prices. A name that a release does not define is our
 * own and begins with x_; a release that comes to define some is one more table.
 */
final class PropertyNames {

    private static final Map<PriceProperty, String> OWN =
            Map.of(
                    PriceProperty.TOKEN_TYPE, "x_TokenType",
                    PriceProperty.MODEL_ID, "x_ModelId",
                    PriceProperty.CACHE_STATUS, "x_CacheStatus",
                    PriceProperty.CACHE_DURATION, "x_CacheDuration",
                    PriceProperty.SERVICE_TIER, "x_ServiceTier",
                    PriceProperty.CONTEXT_TIER, "x_ContextTier");
    private static final Map<FocusVersion, Map<PriceProperty, String>> TABLES =
            Map.of(FocusVersion.V1_2, OWN, FocusVersion.V1_3, OWN);

    private PropertyNames() {}

    /**
     * @throws IllegalStateException if the release's table lacks it
     */
    static String of(PriceProperty property, FocusVersion version) {
        String name = TABLES.getOrDefault(version, Map.of()).get(property);
        if (name == null) {
            throw new IllegalStateException(property + " has no name in " + version.number());
        }
        return name;
    }
}
