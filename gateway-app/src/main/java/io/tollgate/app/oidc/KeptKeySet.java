package io.tollgate.app.oidc;

import io.tollgate.app.settings.OidcSettings.Issuer;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How one provider's keys are kept: with whose they are, and when they were seen. */
final class KeptKeySet {

    private static final Logger log = LoggerFactory.getLogger(KeptKeySet.class);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Issuer issuer;
    private final KeptKeys kept;

    KeptKeySet(Issuer issuer, KeptKeys kept) {
        this.issuer = issuer;
        this.kept = kept;
    }

    /** What was kept, null if there is nothing that can be believed. */
    @Nullable KeySet read(Instant now) {
        try {
            String json = kept.read(issuer.id());
            return json == null ? null : parse(JSON.readTree(json), now);
        } catch (IOException | JacksonException | DateTimeException | IllegalArgumentException e) {
            log.warn("The keys kept of '{}' cannot be read: {}", issuer.id(), e.toString());
            return null;
        }
    }

    /** Keys of another issuer, or of a time to come, are not believed. */
    private @Nullable KeySet parse(JsonNode file, Instant now) {
        Instant seen = Instant.parse(file.path("seen").asString(""));
        boolean ours = issuer.issuer().equals(file.path("issuer").asString(""));
        return ours && !seen.isAfter(now)
                ? KeySet.parse(file.path("jwks").toString(), seen, null)
                : null;
    }

    void write(KeySet keys) {
        String json =
                JSON.createObjectNode()
                        .put("issuer", issuer.issuer())
                        .put("seen", keys.seen().toString())
                        .set("jwks", keys.toJson())
                        .toPrettyString();
        try {
            kept.write(issuer.id(), json);
        } catch (IOException e) {
            log.warn("The keys of '{}' cannot be kept: {}", issuer.id(), e.toString());
        }
    }
}
