package io.tollgate.policies.key;

import io.tollgate.policies.access.Rights;
import io.tollgate.policies.tenant.Status;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A key as the gateway knows it.
 *
 * @param id its public part
 * @param unit the path of the team or project that it belongs to
 * @param serviceAccount whether a program holds it, not a person
 * @param owner who answers for it
 * @param label what people call it
 * @param expires null: never
 * @param secrets the current one first; one that was replaced may be good for a while
 */
public record ApiKey(
        String id,
        String unit,
        boolean serviceAccount,
        @Nullable String owner,
        String label,
        Map<String, String> tags,
        @Nullable String costCentre,
        Status status,
        @Nullable Instant expires,
        Rights rights,
        KeySettings settings,
        List<KeySecret> secrets) {

    public ApiKey {
        tags = Map.copyOf(tags);
        secrets = List.copyOf(secrets);
    }

    public ApiKey withId(String changed) {
        return new ApiKey(
                changed,
                unit,
                serviceAccount,
                owner,
                label,
                tags,
                costCentre,
                status,
                expires,
                rights,
                settings,
                secrets);
    }

    public ApiKey withStatus(Status changed) {
        return new ApiKey(
                id,
                unit,
                serviceAccount,
                owner,
                label,
                tags,
                costCentre,
                changed,
                expires,
                rights,
                settings,
                secrets);
    }

    public ApiKey withSecrets(List<KeySecret> changed) {
        return new ApiKey(
                id,
                unit,
                serviceAccount,
                owner,
                label,
                tags,
                costCentre,
                status,
                expires,
                rights,
                settings,
                changed);
    }
}
