package io.tollgate.filters.dialect;

import io.tollgate.filters.wire.JsonFields;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Takes fields that the canonical model has no word for. With the value that the API gives them
 * anyway nothing is lost: SDKs and frameworks write such defaults out, and a loss for each of them
 * would hide the real ones.
 */
public final class HarmlessDefaults {

    private final Map<String, String> defaults;

    /**
     * @param defaults the value without effect, as JSON, by field
     */
    public HarmlessDefaults(Map<String, String> defaults) {
        this.defaults = defaults;
    }

    public void takeFrom(JsonFields fields, Losses losses) {
        defaults.forEach(
                (name, harmless) -> {
                    JsonNode value = fields.take(name);
                    if (value != null && !value.toString().equals(harmless)) {
                        losses.add(fields.path(name));
                    }
                });
    }
}
