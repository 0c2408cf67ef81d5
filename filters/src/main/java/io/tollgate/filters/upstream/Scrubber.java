package io.tollgate.filters.upstream;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Takes credentials out of a provider's words before a caller or a log sees them: OpenAI, for one,
 * repeats a part of the refused key.
 */
public final class Scrubber {

    private static final int MAX_LENGTH = 2_000;
    private static final Pattern CREDENTIAL =
            Pattern.compile(
                    "(?i)\\b(?:bearer\\s+|(?:sk|pk|rk|key|xai|gsk|tg_sk)[-_])[\\w*.\\-]{4,}");

    private Scrubber() {}

    /**
     * @param keys the credentials that the provider may have been sent
     */
    public static String scrub(String words, List<Secret> keys) {
        String scrubbed = words;
        for (Secret key : keys) {
            scrubbed = scrubbed.replace(key.reveal(), "***");
        }
        scrubbed = CREDENTIAL.matcher(scrubbed).replaceAll("***");
        return scrubbed.length() <= MAX_LENGTH ? scrubbed : scrubbed.substring(0, MAX_LENGTH);
    }
}
