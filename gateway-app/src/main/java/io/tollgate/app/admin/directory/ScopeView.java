package io.tollgate.app.admin.directory;

import io.tollgate.app.admin.wire.Wanted;
import io.tollgate.policies.tenant.Scope;
import org.jspecify.annotations.Nullable;

/**
 * What a limit is laid on.
 *
 * @param level {@code tenant}, {@code team}, {@code project}, {@code key} or {@code tag}
 * @param id the path, the key's id, or {@code acme#env=prod}
 */
record ScopeView(@Nullable String level, @Nullable String id) {

    static ScopeView of(Scope scope) {
        return new ScopeView(Wanted.word(scope.level()), scope.id());
    }

    static Scope scope(@Nullable ScopeView view) {
        ScopeView given = Wanted.present(view, "/scope");
        return new Scope(
                Wanted.word(Scope.Level.class, given.level, "/scope/level"),
                Wanted.present(given.id, "/scope/id"));
    }
}
