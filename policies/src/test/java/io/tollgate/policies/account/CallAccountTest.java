package io.tollgate.policies.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tollgate.policies.access.Caller;
import io.tollgate.policies.account.AttemptAccount.Ending;
import io.tollgate.policies.budget.Budget;
import io.tollgate.policies.budget.BudgetGate;
import io.tollgate.policies.budget.Hold;
import io.tollgate.policies.budget.Verdict;
import io.tollgate.policies.budget.Window;
import io.tollgate.policies.key.KeySettings;
import io.tollgate.policies.ledger.Ledger;
import io.tollgate.policies.ledger.LedgerEntry;
import io.tollgate.policies.ledger.LedgerEntry.End;
import io.tollgate.policies.ledger.LedgerEntry.Kind;
import io.tollgate.policies.ledger.LedgerEntry.Source;
import io.tollgate.policies.price.Money;
import io.tollgate.policies.price.Quote;
import io.tollgate.policies.tenant.Scope;
import io.tollgate.policies.usage.AttemptRecord;
import io.tollgate.policies.usage.TokenUsage;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** One call's money, against a purse that is counted by hand. */
final class CallAccountTest {

    private static final Budget BUDGET =
            new Budget(
                    "b",
                    new Scope(Scope.Level.TENANT, "acme"),
                    Money.of("10"),
                    new Window.Calendar(Window.Unit.DAY, ZoneOffset.UTC),
                    true,
                    List.of(),
                    null,
                    false);

    private final Purse purse = new Purse();
    private final Book book = new Book();
    private final Accounts accounts =
            new Accounts(purse, (_, _, _, _, _) -> null, book, InstantSource.fixed(Instant.EPOCH));

    @Test
    void oneAttemptIsCoveredByWhatIsHeldForTheDearest() {
        CallAccount account = open(List.of(BUDGET));
        await(account.hold(Money.of("3")));
        assertThat(account.claim(Money.of("2"))).isNull();
        begin(account, 1, "2").settle(usage(), Source.REPORTED, ending());
        assertThat(purse.left).isEqualTo(Money.of("7"));
        account.close();
        assertThat(purse.left).isEqualTo(Money.of("9"));
        assertThat(purse.spent).isEqualTo(Money.of("1"));
        assertThat(account.tokens()).isEqualTo(3);
        assertThat(book.kinds()).containsExactly(Kind.RESERVE, Kind.SETTLE);
    }

    @Test
    void twoAtOnceNeedTwiceAsMuch() {
        CallAccount account = open(List.of(BUDGET));
        await(account.hold(Money.of("3")));
        assertThat(account.claim(Money.of("3"))).isNull();
        assertThat(await(account.claim(Money.of("3")))).isInstanceOf(Verdict.Held.class);
        assertThat(purse.left).isEqualTo(Money.of("4"));
        assertThat(await(account.claim(Money.of("5")))).isInstanceOf(Verdict.Refused.class);
        account.close();
        assertThat(purse.left).isEqualTo(Money.of("10"));
    }

    @Test
    void whatFailedForNothingIsThereForTheNext() {
        CallAccount account = open(List.of(BUDGET));
        await(account.hold(Money.of("3")));
        account.claim(Money.of("3"));
        begin(account, 1, "3").voided(ending());
        assertThat(account.claim(Money.of("3"))).isNull();
        begin(account, 2, "3").settle(usage(), Source.REPORTED, ending());
        account.close();
        assertThat(purse.left).isEqualTo(Money.of("9"));
        assertThat(book.kinds())
                .containsExactly(Kind.RESERVE, Kind.VOID, Kind.RESERVE, Kind.SETTLE);
    }

    @Test
    void whatWasSpentIsHeldAnewForTheNext() {
        CallAccount account = open(List.of(BUDGET));
        await(account.hold(Money.of("3")));
        account.claim(Money.of("3"));
        begin(account, 1, "3").settle(usage(), Source.ESTIMATED, ending());
        assertThat(await(account.claim(Money.of("3")))).isInstanceOf(Verdict.Held.class);
        assertThat(purse.left).isEqualTo(Money.of("6"));
    }

    @Test
    void withoutBudgetsNobodyIsAsked() {
        CallAccount account = open(List.of());
        assertThat(account.hold(Money.of("3"))).isNull();
        assertThat(account.claim(Money.of("3"))).isNull();
        begin(account, 1, "0").settle(null, null, ending());
        account.close();
        assertThat(account.tokens()).isNegative();
        assertThat(book.entries.getLast().amount()).isNull();
        assertThat(purse.left).isEqualTo(Money.of("10"));
    }

    @Test
    void aCallThatIsGivenUpWhileMoneyIsFetchedKeepsNone() {
        purse.slow = new CompletableFuture<>();
        CallAccount account = open(List.of(BUDGET));
        CompletionStage<Verdict> asked = account.hold(Money.of("3"));
        account.close();
        purse.slow.complete(null);
        await(asked);
        assertThat(purse.left).isEqualTo(Money.of("10"));
    }

    @Test
    void anAttemptWaitsForTheDisk() {
        CompletableFuture<Void> disk = new CompletableFuture<>();
        book.disk = disk;
        AttemptAccount attempt = begin(open(List.of()), 1, "0");
        assertThat(attempt.written()).isSameAs(disk);
        book.disk = CompletableFuture.completedStage(null);
        assertThat(begin(open(List.of()), 2, "0").written()).isNull();
    }

    @Test
    void whatCannotBeWrittenDownIsNotClaimed() {
        CallAccount account = open(List.of(BUDGET));
        await(account.hold(Money.of("3")));
        account.claim(Money.of("3"));
        book.full = true;
        assertThatThrownBy(() -> begin(account, 1, "3"))
                .isInstanceOf(Ledger.SpoolUnavailable.class);
        assertThat(account.claim(Money.of("3"))).isNull();
    }

    private CallAccount open(List<Budget> budgets) {
        Caller caller =
                new Caller(
                        "acme",
                        "acme/search",
                        null,
                        "key",
                        "label",
                        null,
                        Map.of(),
                        null,
                        KeySettings.DEFAULTS,
                        List.of(),
                        List.of(),
                        budgets);
        return accounts.open(
                caller, new CallFacts("r", "chat", "/v1/messages", "m", "m", null, null));
    }

    private static AttemptAccount begin(CallAccount account, int number, String most) {
        return account.begin(
                new AttemptFacts(number, AttemptRecord.Kind.FIRST, "p", "m"),
                new Dollar(),
                Money.of(most));
    }

    private static TokenUsage usage() {
        return TokenUsage.of(1, 2);
    }

    private static Ending ending() {
        return new Ending(End.COMPLETE, Duration.ofSeconds(1), null);
    }

    @Test
    void theRowSaysByWhatItWasPricedAndWhetherThatTellsItsCost() {
        CallAccount account = open(List.of());
        priced(account, 1, new Dollar()).settle(usage(), Source.REPORTED, ending());
        priced(account, 2, new Unknown()).settle(usage(), Source.REPORTED, ending());
        priced(account, 3, new Dollar()).settle(null, null, ending());
        priced(account, 4, new Dollar()).voided(ending());
        assertThat(book.entries.stream().filter(entry -> entry.kind().ends()))
                .extracting(LedgerEntry::priceId)
                .containsExactly("dollar", "dollar#whole", null, null);
    }

    private static AttemptAccount priced(CallAccount account, int number, Quote quote) {
        return account.begin(
                new AttemptFacts(number, AttemptRecord.Kind.FIRST, "p", "m"), quote, Money.of("2"));
    }

    /** Has no price for what was used, so that all that was held pays. */
    private record Unknown() implements Quote {

        @Override
        public String priceId() {
            return "dollar";
        }

        @Override
        public @Nullable Money cost(TokenUsage usage, String serviceTier) {
            return null;
        }

        @Override
        public Money most(long inputTokens, long outputTokens) {
            return Money.of("2");
        }
    }

    private static @Nullable Verdict await(@Nullable CompletionStage<Verdict> stage) {
        return stage == null ? null : stage.toCompletableFuture().join();
    }

    /** Everything costs a dollar. */
    private record Dollar() implements Quote {

        @Override
        public String priceId() {
            return "dollar";
        }

        @Override
        public Money cost(TokenUsage usage, String serviceTier) {
            return Money.of("1");
        }

        @Override
        public Money most(long inputTokens, long outputTokens) {
            return Money.of("1");
        }
    }

    private static final class Book implements Ledger {

        private final List<LedgerEntry> entries = new ArrayList<>();
        private CompletionStage<Void> disk = CompletableFuture.completedStage(null);
        private boolean full;

        List<Kind> kinds() {
            return entries.stream().map(LedgerEntry::kind).toList();
        }

        @Override
        public CompletionStage<Void> reserve(LedgerEntry reservation) {
            if (full) {
                return CompletableFuture.failedStage(new SpoolUnavailable("full", null));
            }
            entries.add(reservation);
            return disk;
        }

        @Override
        public void progress(
                String requestId, int attempt, TokenUsage usage, @Nullable Money cost) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void close(LedgerEntry settlement) {
            entries.add(settlement);
        }
    }

    private static final class Purse implements BudgetGate {

        private Money left = Money.of("10");
        private Money spent = Money.ZERO;
        private @Nullable CompletableFuture<@Nullable Void> slow;

        @Override
        public CompletionStage<Verdict> hold(List<Budget> budgets, Money most) {
            CompletableFuture<Verdict> verdict =
                    CompletableFuture.completedFuture(take(new Held(), most));
            return slow == null ? verdict : slow.thenCombine(verdict, (_, held) -> held);
        }

        private Verdict take(Held hold, Money more) {
            if (!more.atMost(left)) {
                return new Verdict.Refused(BUDGET, left, true, Instant.EPOCH);
            }
            left = left.minus(more);
            hold.remaining = hold.remaining.plus(more);
            return new Verdict.Held(hold);
        }

        @Override
        public int usedPercent(Budget budget) {
            return 0;
        }

        @Override
        public Money headroom(List<Budget> budgets) {
            return left;
        }

        private final class Held implements Hold {

            private Money remaining = Money.ZERO;

            @Override
            public Money remaining() {
                return remaining;
            }

            @Override
            public List<Charged> windows() {
                return List.of(new Charged("b@0", true));
            }

            @Override
            public CompletionStage<Verdict> extend(Money more) {
                return CompletableFuture.completedFuture(take(this, more));
            }

            @Override
            public void spend(Money cost) {
                remaining = remaining.minus(cost);
                spent = spent.plus(cost);
            }

            @Override
            public void release() {
                left = left.plus(remaining);
                remaining = Money.ZERO;
            }
        }
    }
}
