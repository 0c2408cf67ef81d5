package io.tollgate.app.importer;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Why settings of LiteLLM have no counterpart: {@code litellm.properties}. */
final class Reasons {

    private final Properties reasons = new Properties();

    Reasons() {
        try (InputStream in =
                Objects.requireNonNull(Reasons.class.getResourceAsStream("litellm.properties"))) {
            reasons.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Null if the importer does not know the key. */
    @Nullable String of(String section, String key) {
        return reasons.getProperty(section + "." + key);
    }
}
