package io.tollgate.filters.credential.aws;

import java.util.HashMap;
import java.util.Map;

/**
 * System properties by which AWS's modules are told what the environment would tell, for a while.
 */
final class Properties implements AutoCloseable {

    private final Map<String, String> before = new HashMap<>();

    Properties(String... namesAndValues) {
        for (int i = 0; i < namesAndValues.length; i += 2) {
            before.put(namesAndValues[i], System.getProperty(namesAndValues[i]));
            System.setProperty(namesAndValues[i], namesAndValues[i + 1]);
        }
    }

    @Override
    public void close() {
        before.forEach(
                (name, value) -> {
                    if (value == null) {
                        System.clearProperty(name);
                    } else {
                        System.setProperty(name, value);
                    }
                });
    }
}
