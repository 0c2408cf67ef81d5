package io.tollgate.app.oidc;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How it stands with an identity provider.
 *
 * @param issuer its name in the settings
 * @param keys how many of its keys are known
 * @param age since when it has not been heard of, null if it never was
 * @param usable whether its tokens can be verified
 * @param failure why it could not be asked the last time, null if it could
 */
public record IssuerState(
        String issuer,
        int keys,
        @Nullable Duration age,
        boolean usable,
        @Nullable String failure) {}
