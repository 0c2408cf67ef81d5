package io.tollgate.app.oidc;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import java.text.ParseException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The keys that an identity provider had when it was last asked. */
final class KeySet {

    private static final Logger log = LoggerFactory.getLogger(KeySet.class);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Map<String, List<VerificationKey>> byId = new HashMap<>();
    private final Instant seen;

    private KeySet(Instant seen) {
        this.seen = seen;
    }

    /**
     * What stands in a JWK set; keys that are of no use here are passed over.
     *
     * @param before the keys before it: one that is still there stays the same object
     * @throws IllegalArgumentException if it is no JWK set
     */
    static KeySet parse(String json, Instant seen, @Nullable KeySet before) {
        KeySet set = new KeySet(seen);
        for (JsonNode node : keys(json)) {
            VerificationKey key = key(node);
            if (key != null) {
                VerificationKey same = before == null ? null : before.same(key);
                set.byId
                        .computeIfAbsent(key.id(), _ -> new ArrayList<>())
                        .add(same == null ? key : same);
            }
        }
        return set;
    }

    private static JsonNode keys(String json) {
        try {
            JsonNode keys = JSON.readTree(json).path("keys");
            if (keys.isArray()) {
                return keys;
            }
        } catch (JacksonException e) {
            throw new IllegalArgumentException("no JSON", e);
        }
        throw new IllegalArgumentException("no JWK set");
    }

    private static @Nullable VerificationKey key(JsonNode node) {
        try {
            return VerificationKey.of(JWK.parse(node.toString()));
        } catch (ParseException | IllegalArgumentException e) {
            log.debug("A key is passed over", e);
            return null;
        }
    }

    private @Nullable VerificationKey same(VerificationKey key) {
        return byId.getOrDefault(key.id(), List.of()).stream()
                .filter(one -> one.jwk().equals(key.jwk()))
                .findFirst()
                .orElse(null);
    }

    /** The key with that id that such signatures can be verified with. */
    @Nullable VerificationKey find(String id, JWSAlgorithm algorithm) {
        for (VerificationKey key : byId.getOrDefault(id, List.of())) {
            if (key.fits(algorithm)) {
                return key;
            }
        }
        return null;
    }

    /** When the provider last said that these are its keys. */
    Instant seen() {
        return seen;
    }

    int size() {
        return byId.values().stream().mapToInt(List::size).sum();
    }

    /** As a JWK set of public keys. */
    JsonNode toJson() {
        return JSON.createObjectNode()
                .set(
                        "keys",
                        JSON.createArrayNode()
                                .addAll(
                                        byId.values().stream()
                                                .flatMap(List::stream)
                                                .map(key -> JSON.readTree(key.jwk().toJSONString()))
                                                .toList()));
    }
}
