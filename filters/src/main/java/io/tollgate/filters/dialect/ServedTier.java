package io.tollgate.filters.dialect;

import io.tollgate.policies.price.ServiceTier;
import tools.jackson.databind.JsonNode;

/** The service tier that an answer says it was served in, which its price goes by. */
public final class ServedTier {

    /** Where OpenAI says it in an answer or a chunk, and Anthropic in the usage. */
    public static final String NAME = "service_tier";

    /** Longer ones name no tier that anybody has a price for. */
    private static final int LONGEST = 50;

    private ServedTier() {}

    /** Of the object that says it; empty where that does not, or it is the standard one. */
    public static String in(JsonNode object) {
        String tier = object.path(NAME).stringValue("");
        return tier.length() > LONGEST ? "" : ServiceTier.of(tier);
    }
}
