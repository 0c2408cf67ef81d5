package io.tollgate.policies.report;

import io.tollgate.policies.price.Money;
import io.tollgate.policies.price.TokenKind;
import io.tollgate.policies.report.StatementFacts.Correction;
import io.tollgate.policies.report.StatementFacts.MonthBudget;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a tenant, team or project is charged for a month.
 *
 * @param closed whether its usage cannot change any more
 * @param opening the month's budget; zero if there is none
 * @param usage without what came in after the month was closed
 * @param shared its share of what is paid whatever is used
 * @param corrections of months closed before, that became known in this one
 * @param closing the opening without usage, share and corrections
 * @param previous the month before, null if it had no usage
 * @param change of the usage's cost since then
 * @param forecast of the usage's cost at the month's end; null if it is over or nobody can tell
 * @param movers what changed most since the month before
 */
public record Statement(
        String unit,
        YearMonth month,
        ZoneId zone,
        boolean closed,
        @Nullable MonthBudget budget,
        Money opening,
        Figures usage,
        Money shared,
        List<Correction> corrections,
        Money closing,
        List<ModelLine> models,
        List<KindLine> tokenKinds,
        @Nullable Figures previous,
        @Nullable Change change,
        List<Waste> waste,
        Unpriced unpriced,
        @Nullable Money forecast,
        List<Mover> movers) {

    /** What a model was used for. */
    public record ModelLine(String provider, String model, Figures figures) {}

    /**
     * What a kind of token cost.
     *
     * @param kind null for what is not divided by kinds
     * @param count of tokens; of requests for that kind
     */
    public record KindLine(@Nullable TokenKind kind, long count, Money cost) {}

    /** What nobody knows the cost of. */
    public record Unpriced(long attempts, long tokens) {}

    /** A project's use of a model. */
    public record Mover(
            @Nullable String project, String provider, String model, Money cost, Money previous) {

        public Money change() {
            return cost.minus(previous);
        }
    }
}
