package io.tollgate.app.admin.session;

import io.tollgate.policies.store.admin.AdminKeys;
import org.jspecify.annotations.Nullable;

/**
 * An admin key that was just made.
 *
 * @param secret all of the key; told this once, null if this is an answer that is repeated
 */
record IssuedAdminKey(AdminKeyView key, @Nullable String secret) {

    static IssuedAdminKey of(AdminKeys.Issued issued) {
        return new IssuedAdminKey(AdminKeyView.of(issued.key()), issued.text().reveal());
    }

    IssuedAdminKey repeated() {
        return new IssuedAdminKey(key, null);
    }

    @Override
    public String toString() {
        return "IssuedAdminKey[" + key.id() + "]";
    }
}
