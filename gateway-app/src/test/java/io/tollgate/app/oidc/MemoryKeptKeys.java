package io.tollgate.app.oidc;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What a test keeps of keys. */
final class MemoryKeptKeys implements KeptKeys {

    final Map<String, String> files = new ConcurrentHashMap<>();

    @Override
    public String read(String issuer) {
        return files.get(issuer);
    }

    @Override
    public void write(String issuer, String json) {
        files.put(issuer, json);
    }
}
