package io.tollgate.app.admin.gateway;

import io.tollgate.app.admin.wire.Wanted;
import io.tollgate.policies.ledger.LedgerEntry.Payer;
import io.tollgate.policies.ledger.LedgerEntry.Service;
import io.tollgate.policies.ledger.Told;
import io.tollgate.policies.ledger.Told.Attempt;
import io.tollgate.policies.ledger.Told.Ending;
import io.tollgate.policies.price.Money;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A call. It has no content.
 *
 * @param attempts how many there were
 * @param outcome {@code open} while it is under way
 * @param cost of all attempts, dollars in decimal digits; null if nobody knows
 * @param attemptList each of them; null in lists
 * @param losses what the provider could not be told, by JSON pointers; null if this node does not
 *     know (any more)
 */
record CallView(
        String requestId,
        Instant at,
        String tenant,
        String team,
        @Nullable String project,
        String keyId,
        String keyLabel,
        @Nullable String endUser,
        Map<String, String> tags,
        String operation,
        String endpoint,
        String route,
        String modelRequested,
        String modelServed,
        String provider,
        int attempts,
        String outcome,
        @Nullable String source,
        @Nullable TokensView tokens,
        @Nullable String cost,
        @Nullable Long durationMillis,
        @Nullable Long firstTokenMillis,
        @Nullable List<AttemptView> attemptList,
        @Nullable Set<String> losses) {

    /**
     * One try.
     *
     * @param kind {@code first}, {@code retry}, {@code fallback}, {@code hedge} or {@code shadow}
     * @param reserved before it began, dollars; null if nobody knew the price
     */
    record AttemptView(
            int number,
            String kind,
            String provider,
            String model,
            String outcome,
            @Nullable Long durationMillis,
            @Nullable Long firstTokenMillis,
            @Nullable TokensView tokens,
            @Nullable String cost,
            @Nullable String priceId,
            @Nullable String source,
            @Nullable String reserved) {

        static AttemptView of(Attempt attempt) {
            Ending ending = attempt.ending();
            Service service = attempt.service();
            return new AttemptView(
                    attempt.number(),
                    Wanted.word(service.attemptKind()),
                    service.provider(),
                    service.modelServed(),
                    outcomeOf(ending),
                    ending == null ? null : ending.durationMillis(),
                    ending == null ? null : ending.firstTokenMillis(),
                    tokensOf(ending),
                    ending == null ? null : text(ending.cost()),
                    ending == null ? null : ending.priceId(),
                    sourceOf(ending),
                    text(attempt.reserved()));
        }
    }

    static CallView brief(Told call) {
        return of(call, null, null);
    }

    static CallView whole(Told call, @Nullable Set<String> losses) {
        return of(call, call.attempts().stream().map(AttemptView::of).toList(), losses);
    }

    private static CallView of(
            Told call, @Nullable List<AttemptView> attempts, @Nullable Set<String> losses) {
        Payer payer = call.payer();
        Attempt deciding = call.deciding();
        Service service = deciding.service();
        Ending ending = deciding.ending();
        return new CallView(
                call.requestId(),
                call.at(),
                payer.tenant(),
                payer.team(),
                payer.project(),
                payer.key(),
                payer.keyLabel(),
                payer.user(),
                new TreeMap<>(payer.tags()),
                service.operation(),
                service.endpoint(),
                service.route(),
                service.modelRequested(),
                service.modelServed(),
                service.provider(),
                call.attempts().size(),
                outcomeOf(ending),
                sourceOf(ending),
                tokensOf(ending),
                text(call.cost()),
                ending == null ? null : ending.durationMillis(),
                ending == null ? null : ending.firstTokenMillis(),
                attempts,
                losses);
    }

    private static String outcomeOf(@Nullable Ending ending) {
        return ending == null ? "open" : Wanted.word(ending.why());
    }

    private static @Nullable String sourceOf(@Nullable Ending ending) {
        return ending == null || ending.source() == null ? null : Wanted.word(ending.source());
    }

    private static @Nullable TokensView tokensOf(@Nullable Ending ending) {
        return ending == null || ending.usage() == null ? null : TokensView.of(ending.usage());
    }

    private static @Nullable String text(@Nullable Money money) {
        return money == null ? null : money.toString();
    }
}
