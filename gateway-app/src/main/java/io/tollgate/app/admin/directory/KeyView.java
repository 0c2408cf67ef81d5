package io.tollgate.app.admin.directory;

import io.tollgate.app.admin.wire.Wanted;
import io.tollgate.policies.key.ApiKey;
import io.tollgate.policies.key.KeySettings;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A key, without its secret.
 *
 * @param status {@code active}, {@code suspended} or {@code revoked}
 * @param lastUsed the hour in which it was used last, null if never
 */
record KeyView(
        String id,
        String unit,
        boolean serviceAccount,
        @Nullable String owner,
        String label,
        Map<String, String> tags,
        @Nullable String costCentre,
        String status,
        @Nullable Instant expires,
        RightsView rights,
        Conduct settings,
        @Nullable Instant lastUsed) {

    /** How its calls are treated. */
    record Conduct(boolean strict, boolean logContent, Map<String, String> metadata) {}

    static KeyView of(ApiKey key, @Nullable Instant lastUsed) {
        KeySettings settings = key.settings();
        return new KeyView(
                key.id(),
                key.unit(),
                key.serviceAccount(),
                key.owner(),
                key.label(),
                new TreeMap<>(key.tags()),
                key.costCentre(),
                Wanted.word(key.status()),
                key.expires(),
                RightsView.of(key.rights()),
                new Conduct(
                        settings.strict(),
                        settings.logContent(),
                        new TreeMap<>(settings.metadata())),
                lastUsed);
    }
}
