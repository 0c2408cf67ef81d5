package io.tollgate.policies.price;

import java.util.Set;

/** Providers' words for how urgently a request is served. */
public final class ServiceTier {

    static final String STANDARD = "";

    /** What requests and answers say where nothing special was bought. */
    private static final Set<String> STANDARD_WORDS =
            Set.of("default", "auto", "standard", "standard_only", "on_demand");

    private ServiceTier() {}

    /** The word by which prices know it. */
    public static String of(String word) {
        return STANDARD_WORDS.contains(word) ? STANDARD : word;
    }
}
