package io.tollgate.filters.credential;

import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;

/**
 * All kinds of credentials that are there.
 *
 * @param byName in the order of their names
 */
public record CredentialKinds(Map<String, CredentialKind> byName) {

    /** Those that {@link ServiceLoader} finds where this class comes from. */
    public static CredentialKinds found() {
        Map<String, CredentialKind> byName = new TreeMap<>();
        for (CredentialKind kind :
                ServiceLoader.load(CredentialKind.class, CredentialKinds.class.getClassLoader())) {
            if (byName.put(kind.name(), kind) != null) {
                throw new IllegalStateException("two kinds of credentials named " + kind.name());
            }
        }
        return new CredentialKinds(byName);
    }
}
