package io.tollgate.app.admin.session;

import io.tollgate.app.admin.wire.Problem;
import io.tollgate.app.admin.wire.Wanted;
import io.tollgate.policies.admin.AdminKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A key for the admin API, without its secret. */
record AdminKeyView(
        String id,
        String name,
        String role,
        @Nullable String unit,
        String status,
        @Nullable Instant expires,
        @Nullable Instant lastUsed) {

    private static final int LONGEST_NAME = 200;

    static AdminKeyView of(AdminKey key) {
        return new AdminKeyView(
                key.id(),
                key.name(),
                key.grant().role().word(),
                key.grant().unit(),
                Wanted.word(key.status()),
                key.expires(),
                key.lastUsed());
    }

    /** A name that can be shown in logs and on pages. */
    static String name(@Nullable String wanted) {
        String name = Wanted.present(wanted, "/name");
        if (name.isBlank()
                || name.length() > LONGEST_NAME
                || name.chars().anyMatch(Character::isISOControl)) {
            throw Problem.invalid(
                    "/name", "expected 1 to " + LONGEST_NAME + " characters that can be shown");
        }
        return name;
    }
}
