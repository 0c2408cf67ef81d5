package io.tollgate.policies.key;

import java.util.Map;

/**
 * How calls with a key are treated.
 *
 * @param strict whether a field that cannot cross to another dialect is refused, not dropped
 * @param logContent whether prompts and answers may be logged
 * @param metadata the operator's own notes on it
 */
public record KeySettings(boolean strict, boolean logContent, Map<String, String> metadata) {

    public static final KeySettings DEFAULTS = new KeySettings(false, false, Map.of());

    public KeySettings {
        metadata = Map.copyOf(metadata);
    }
}
