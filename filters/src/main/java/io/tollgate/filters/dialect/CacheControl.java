package io.tollgate.filters.dialect;

import io.tollgate.filters.wire.JsonFields;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * {@code cache_control}, Anthropic's mark that everything up to it is worth caching. Servers
 * compatible with OpenAI that pass on to Anthropic take it on OpenAI's parts as well.
 *
 * @see <a href="https://platform.claude.com/docs/en/build-with-claude/prompt-caching">Prompt
 *     caching</a>
 */
public final class CacheControl {

    private static final String NAME = "cache_control";

    private CacheControl() {}

    /** Takes the mark off {@code fields}; null if there is none. */
    public static Part.@Nullable CachePoint take(JsonFields fields) {
        JsonFields control = fields.takeObject(NAME);
        return control == null ? null : new Part.CachePoint(control.takeText("ttl"));
    }

    /** Writes the mark as a member of the object that is being written, if there is one. */
    public static void write(JsonGenerator json, Part.@Nullable CachePoint cachePoint) {
        if (cachePoint == null) {
            return;
        }
        json.writeObjectPropertyStart(NAME);
        json.writeStringProperty("type", "ephemeral");
        if (cachePoint.ttl() != null) {
            json.writeStringProperty("ttl", cachePoint.ttl());
        }
        json.writeEndObject();
    }
}
