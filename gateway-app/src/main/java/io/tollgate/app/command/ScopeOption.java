package io.tollgate.app.command;

import io.tollgate.policies.tenant.OrgUnit;
import io.tollgate.policies.tenant.Scope;
import io.tollgate.policies.tenant.Scope.Level;

/**
 * Reads what a limit is laid on: {@code acme/search}, {@code key:ID} or {@code tag:acme#env=prod}.
 */
final class ScopeOption {

    static final String FORM = "a path, key:ID or tag:TENANT#NAME=VALUE";

    private static final String KEY = "key:";
    private static final String TAG = "tag:";

    private ScopeOption() {}

    static Scope parse(String text) {
        if (text.startsWith(KEY)) {
            return new Scope(Level.KEY, text.substring(KEY.length()));
        }
        return text.startsWith(TAG)
                ? new Scope(Level.TAG, text.substring(TAG.length()))
                : new Scope(OrgUnit.level(text), text);
    }
}
