package io.tollgate.filters.dialect.openai;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where a provider's messages differ from OpenAI's. Members are named with the role whose messages
 * have them, {@code *} for any: {@code assistant.refusal}.
 *
 * @param roles its own roles, by OpenAI's
 * @param refuses members that it does not take, and why
 * @param drops members that it does not take and nobody misses
 * @param thoughts the member that takes an assistant's thoughts back; {@link #CONTENT} where they
 *     are parts of what was said; null if it takes none
 * @param sealed the member that takes back what proves them, null if there is none
 * @param thoughtsOfCalls whether a turn with tool calls must have thoughts, if only empty ones
 * @param callIdLength how many letters and digits the id of a tool call has, 0 for any id
 * @param mistralParts whether files and sound have Mistral's shapes
 * @param prefix whether an answer that the client has begun is marked by {@code prefix}
 * @param parts the types of parts that it takes; empty: all
 */
record MessageRules(
        Map<String, String> roles,
        Map<String, String> refuses,
        Set<String> drops,
        @Nullable String thoughts,
        @Nullable String sealed,
        boolean thoughtsOfCalls,
        int callIdLength,
        boolean mistralParts,
        boolean prefix,
        Set<String> parts) {

    static final String CONTENT = "content";
    static final List<String> THOUGHTS = List.of("reasoning_content", "reasoning");
    static final String SEALED = "reasoning_details";

    private static final String ANY = "*.";

    /** Why a message may not have the member; null if it may. */
    @Nullable String refusal(String role, String member) {
        String reason = refuses.get(role + "." + member);
        return reason == null ? refuses.get(ANY + member) : reason;
    }

    boolean drops(String role, String member) {
        return drops.contains(role + "." + member) || drops.contains(ANY + member);
    }

    /** What in the bytes of messages says that there is something to change. */
    List<byte[]> markers() {
        Stream<String> named =
                Stream.concat(refuses.keySet().stream(), drops.stream())
                        .map(member -> member.substring(member.indexOf('.') + 1));
        Stream<String> calls =
                thoughtsOfCalls || callIdLength > 0
                        ? Stream.of("tool_calls", "tool_call_id")
                        : Stream.empty();
        Stream<String> media =
                mistralParts || !parts.isEmpty()
                        ? Stream.of("file", "input_audio", "image_url", "video_url")
                        : Stream.empty();
        return Stream.of(
                        named,
                        roles.keySet().stream(),
                        THOUGHTS.stream().filter(member -> !member.equals(thoughts)),
                        Stream.of(SEALED).filter(member -> !member.equals(sealed)),
                        calls,
                        media,
                        prefix ? Stream.of("assistant") : Stream.<String>empty())
                .flatMap(words -> words)
                .distinct()
                .map(word -> ('"' + word + '"').getBytes(StandardCharsets.UTF_8))
                .toList();
    }
}
