package io.tollgate.filters.dialect.openai;

import io.tollgate.filters.dialect.Thinking.Effort;
import io.tollgate.filters.wire.JsonFields;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Models of a provider that think, and are told so alike.
 *
 * @param models what their names match
 * @param efforts the members that say each of OpenAI's words for effort; a word that is missing
 *     cannot be said
 * @param crossing the members that a request from another dialect needs besides
 * @param refuseForcedTools whether they cannot be made to call a tool while they think
 */
record Thinkers(
        Pattern models,
        Map<String, Map<String, JsonNode>> efforts,
        Map<String, JsonNode> crossing,
        boolean refuseForcedTools) {

    static final String OFF = "none";

    private static final Set<String> WORDS =
            Stream.concat(
                            Stream.of(OFF),
                            Stream.of(Effort.values())
                                    .map(effort -> effort.name().toLowerCase(Locale.ROOT)))
                    .collect(Collectors.toUnmodifiableSet());

    boolean include(String model) {
        return models.matcher(model).matches();
    }

    /** Whether they can be told to think at all. */
    boolean canBeTold() {
        return efforts.keySet().stream().anyMatch(word -> !word.equals(OFF));
    }

    /** Whether they can be told not to. */
    boolean canKeepStill() {
        return efforts.containsKey(OFF);
    }

    /** The members that any of this sets. */
    Set<String> members() {
        Set<String> members = new TreeSet<>(crossing.keySet());
        efforts.values().forEach(said -> members.addAll(said.keySet()));
        return members;
    }

    /**
     * @param ladders efforts that several share, by name
     */
    static Thinkers read(JsonFields row, Map<String, JsonNode> ladders) {
        Pattern models = pattern(row);
        JsonNode efforts = row.require("efforts", "words for effort, or a ladder's name");
        if (efforts.isString()) {
            JsonNode ladder = ladders.get(efforts.stringValue());
            if (ladder == null) {
                throw row.expected("efforts", "the name of a ladder");
            }
            efforts = ladder.deepCopy();
        }
        Map<String, Map<String, JsonNode>> words = new LinkedHashMap<>();
        for (var word : efforts.properties()) {
            if (!WORDS.contains(word.getKey())) {
                throw row.expected("efforts." + word.getKey(), "one of " + new TreeSet<>(WORDS));
            }
            words.put(word.getKey(), members(word.getValue()));
        }
        JsonNode crossing = row.take("crossing");
        return new Thinkers(
                models,
                Map.copyOf(words),
                crossing == null ? Map.of() : members(crossing),
                Boolean.TRUE.equals(row.takeBoolean("refuseForcedTools")));
    }

    private static Pattern pattern(JsonFields row) {
        try {
            return Pattern.compile(row.requireText("models"), Pattern.CASE_INSENSITIVE);
        } catch (PatternSyntaxException e) {
            throw row.expected("models", "a regular expression (" + e.getDescription() + ")");
        }
    }

    private static Map<String, JsonNode> members(JsonNode object) {
        Map<String, JsonNode> members = new LinkedHashMap<>();
        object.properties().forEach(member -> members.put(member.getKey(), member.getValue()));
        return members;
    }
}
