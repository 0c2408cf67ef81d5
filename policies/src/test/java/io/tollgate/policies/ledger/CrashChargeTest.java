package io.tollgate.policies.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.policies.budget.Hold.Charged;
import io.tollgate.policies.ledger.LedgerEntry.End;
import io.tollgate.policies.ledger.LedgerEntry.Kind;
import io.tollgate.policies.ledger.LedgerEntry.Source;
import io.tollgate.policies.ledger.SpoolRecord.Progress;
import io.tollgate.policies.ledger.SpoolRecord.Row;
import io.tollgate.policies.price.Money;
import io.tollgate.policies.usage.TokenUsage;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CrashChargeTest {

    private static final LedgerEntry HARD = Entries.reserve("r", "1");
    private static final LedgerEntry SOFT =
            Entries.entry(
                    "r",
                    Kind.RESERVE,
                    Entries.AT,
                    Money.of("1"),
                    null,
                    List.of(new Charged("soft@all", false)));

    @Test
    void observedIsWhatWasSeen() {
        LedgerEntry end = CrashCharge.OBSERVED.end(HARD, progress("0.25"), Entries.AT);
        assertThat(end.kind()).isEqualTo(Kind.SETTLE);
        assertThat(end.amount()).isEqualTo(Money.of("0.25"));
        assertThat(end.source()).isEqualTo(Source.ESTIMATED);
        assertThat(end.end()).isEqualTo(End.CRASHED);
        assertThat(end.usage()).isEqualTo(TokenUsage.of(5, 7));
        assertThat(end.charged()).isEqualTo(HARD.charged());
        assertThat(end.durationMillis()).isEqualTo(2000);
    }

    @Test
    void observedIsNothingIfNothingCame() {
        LedgerEntry end = CrashCharge.OBSERVED.end(HARD, null, Entries.AT);
        assertThat(end.kind()).isEqualTo(Kind.VOID);
        assertThat(end.amount()).isEqualTo(Money.ZERO);
        assertThat(end.end()).isEqualTo(End.CRASHED);
    }

    @Test
    void holdIsAllOfItWhereAHardBudgetPays() {
        LedgerEntry end = CrashCharge.HOLD.end(HARD, null, Entries.AT);
        assertThat(end.kind()).isEqualTo(Kind.SETTLE);
        assertThat(end.amount()).isEqualTo(Money.of("1"));
        assertThat(CrashCharge.HOLD.end(HARD, progress("0.25"), Entries.AT).amount())
                .isEqualTo(Money.of("1"));
        assertThat(CrashCharge.HOLD.end(SOFT, null, Entries.AT).kind()).isEqualTo(Kind.VOID);
    }

    @Test
    void whatCostMoreThanWasReservedIsMarked() {
        OpenAttempts open = OpenAttempts.live();
        LedgerEntry end = Entries.settle("r", "1.000000000001");
        List<LedgerRow> rows = open.take(List.of(new Row(HARD), new Row(end)), 1);
        assertThat(rows).containsExactly(new LedgerRow(HARD, false), new LedgerRow(end, true));
        assertThat(open.size()).isZero();
    }

    private static Progress progress(String cost) {
        return new Progress(
                HARD.id(), Entries.AT.plusSeconds(2), TokenUsage.of(5, 7), Money.of(cost));
    }
}
