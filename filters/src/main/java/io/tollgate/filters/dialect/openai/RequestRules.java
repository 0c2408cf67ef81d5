package io.tollgate.filters.dialect.openai;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Where a provider's requests differ from OpenAI's.
 *
 * @param topK whether it takes {@code top_k}
 * @param documentUrls whether it fetches documents
 * @param usageAlways whether its streams tell the usage unasked; it knows no {@code stream_options}
 * @param renames its own names of members, by OpenAI's
 * @param values its own words for values that are text, by member and OpenAI's word; {@link
 *     #OBJECT} stands for any object
 * @param formats the answer's format that it knows in place of one that it does not, by type
 * @param refuses members that it does not take, and why
 * @param thinkersRefuse those that only its models that think do not take
 * @param drops members that it does not take and nobody misses
 */
record RequestRules(
        boolean topK,
        boolean documentUrls,
        boolean usageAlways,
        Map<String, String> renames,
        Map<String, Map<String, String>> values,
        Map<String, JsonNode> formats,
        Map<String, String> refuses,
        Map<String, String> thinkersRefuse,
        Set<String> drops) {

    static final String OBJECT = "{}";

    /** Why the model may not be sent the member; null if it may. */
    @Nullable String refusal(String member, boolean thinks) {
        String reason = refuses.get(member);
        return reason == null && thinks ? thinkersRefuse.get(member) : reason;
    }

    /** The members that have to be located. */
    Set<String> members() {
        Set<String> members = new TreeSet<>(drops);
        members.addAll(renames.keySet());
        members.addAll(renames.values());
        members.addAll(values.keySet());
        members.addAll(refuses.keySet());
        members.addAll(thinkersRefuse.keySet());
        if (!formats.isEmpty()) {
            members.add("response_format");
        }
        return members;
    }
}
