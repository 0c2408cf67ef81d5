package io.tollgate.app.admin.directory;

import io.tollgate.app.admin.wire.Problem;
import io.tollgate.app.admin.wire.Wanted;
import io.tollgate.policies.quota.Quota;
import org.jspecify.annotations.Nullable;

/**
 * So much of something in so long.
 *
 * @param id one is made up if it is left out
 * @param unit {@code requests}, {@code tokens} or {@code streams}
 * @param period {@code minute}, {@code hour} or {@code day}; null for streams
 */
record QuotaView(
        @Nullable String id,
        @Nullable ScopeView scope,
        @Nullable String model,
        @Nullable String unit,
        @Nullable String period,
        @Nullable Long limit,
        @Nullable Boolean shadow) {

    static QuotaView of(Quota quota) {
        return new QuotaView(
                quota.id(),
                ScopeView.of(quota.scope()),
                quota.model(),
                Wanted.word(quota.unit()),
                quota.period() == null ? null : Wanted.word(quota.period()),
                quota.limit(),
                quota.shadow());
    }

    Quota quota(String itsId) {
        Quota.Unit counted = Wanted.word(Quota.Unit.class, unit, "/unit");
        long most = Wanted.present(limit, "/limit");
        if (most < 0) {
            throw Problem.invalid("/limit", "is negative");
        }
        boolean atOnce = counted == Quota.Unit.STREAMS;
        if (atOnce && period != null) {
            throw Problem.invalid("/period", "streams are counted at once, not over a time");
        }
        return new Quota(
                itsId,
                ScopeView.scope(scope),
                model,
                counted,
                atOnce ? null : Wanted.word(Quota.Period.class, period, "/period"),
                most,
                Boolean.TRUE.equals(shadow));
    }
}
