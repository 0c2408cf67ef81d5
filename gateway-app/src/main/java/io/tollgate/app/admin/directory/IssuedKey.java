package io.tollgate.app.admin.directory;

import org.jspecify.annotations.Nullable;

/**
 * A key that was just made, or given another secret.
 *
 * @param secret all of the key; told this once, null if this is an answer that is repeated
 */
record IssuedKey(KeyView key, @Nullable String secret) {

    IssuedKey repeated() {
        return new IssuedKey(key, null);
    }

    @Override
    public String toString() {
        return "IssuedKey[" + key.id() + "]";
    }
}
