package io.tollgate.app.oidc;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Where identity providers' public keys are kept, for a start while a provider is away. */
public interface KeptKeys {

    /**
     * What was kept last.
     *
     * @param issuer the provider's name in the settings
     * @return null if there is nothing
     */
    @Nullable String read(String issuer) throws IOException;

    /** Keeps this instead. It is called off the event loops and may block. */
    void write(String issuer, String json) throws IOException;
}
