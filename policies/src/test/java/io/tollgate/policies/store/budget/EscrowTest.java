package io.tollgate.policies.store.budget;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.policies.budget.AlertSink.Alert;
import io.tollgate.policies.budget.Budget;
import io.tollgate.policies.budget.BudgetBooks.Charge;
import io.tollgate.policies.budget.Escrow;
import io.tollgate.policies.budget.Hold;
import io.tollgate.policies.budget.Hold.Charged;
import io.tollgate.policies.budget.LeaseBank;
import io.tollgate.policies.budget.Verdict;
import io.tollgate.policies.budget.Window;
import io.tollgate.policies.price.Money;
import io.tollgate.policies.store.Infra;
import io.tollgate.policies.store.Store;
import io.tollgate.policies.tenant.Scope;
import io.tollgate.policies.tenant.Scope.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Money is never spent twice, whoever asks for it at once and whoever dies over it. */
@Timeout(60)
final class EscrowTest {

    private static final String DATABASES = "io.tollgate.policies.store.Infra#databases";
    private static final Money DOLLAR = Money.of("1");
    private static final int CALLERS = 1_000;

    private final AtomicReference<Instant> now =
            new AtomicReference<>(Instant.parse("2026-11-23T12:00:00Z"));
    private final InstantSource clock = now::get;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    @ParameterizedTest
    @MethodSource(DATABASES)
    void aThousandAtOnceOnTwoNodesSpendADollarAndNoMore(Infra.Database database) throws Exception {
        for (int seed = 0; seed < 2; seed++) {
            try (Store store = database.open()) {
                Budget budget = budget("b" + seed, DOLLAR);
                Node one = new Node(store, "one:" + seed);
                Node two = new Node(store, "two:" + seed);
                AtomicBoolean done = new AtomicBoolean();
                var ticking = threads.submit(() -> tick(done, one, two));
                run(seed, budget, one, two);
                done.set(true);
                ticking.get();
                Windows.Row row = row(store, budget);
                assertThat(row.overrun()).isEqualTo(Money.ZERO);
                assertThat(row.spent()).isLessThanOrEqualTo(DOLLAR);
                assertThat(row.spent()).as("seed %s", seed).isGreaterThan(Money.of("0.98"));
                assertThat(row.spent()).isEqualTo(one.spent().plus(two.spent()));
            }
        }
    }

    private void run(int seed, Budget budget, Node... nodes) throws Exception {
        List<Callable<Boolean>> calls = new ArrayList<>();
        for (int i = 0; i < CALLERS; i++) {
            Random random = new Random(seed * 100_000L + i);
            Node node = nodes[i % nodes.length];
            calls.add(() -> call(node, budget, random));
        }
        for (var call : threads.invokeAll(calls)) {
            call.get();
        }
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void nobodyIsRefusedWhileThereIsEnoughForAll(Infra.Database database) throws Exception {
        try (Store store = database.open()) {
            Node node = new Node(store, "n:1");
            Budget budget = budget("b", Money.of("100"));
            List<Callable<Verdict>> calls = new ArrayList<>();
            for (int i = 0; i < CALLERS; i++) {
                calls.add(() -> node.hold(budget, Money.of("0.09")));
            }
            for (var call : threads.invokeAll(calls)) {
                held(call.get());
            }
        }
    }

    /** Tries again while others' calls may turn out cheaper than what they hold. */
    private static boolean call(Node node, Budget budget, Random random) throws Exception {
        Money cost = Money.ofPicos(500_000_000L + random.nextLong(19_500_000_000L));
        Money most = cost.plus(Money.ofPicos(random.nextLong(5_000_000_000L)));
        while (true) {
            switch (node.hold(budget, most)) {
                case Verdict.Held(Hold hold) -> {
                    Thread.sleep(random.nextInt(3));
                    node.pay(hold, cost);
                    return true;
                }
                case Verdict.Refused refused when refused.inFlight() ->
                        Thread.sleep(100 + random.nextInt(300));
                case Verdict.Refused _, Verdict.Unavailable _ -> {
                    return false;
                }
            }
        }
    }

    private static boolean tick(AtomicBoolean done, Node... nodes) throws Exception {
        while (!done.get()) {
            for (Node node : nodes) {
                node.escrow.tick();
            }
            Thread.sleep(20);
        }
        return true;
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void aDeadNodesLeaseIsNotSpentByOthersUntilItsRowsAreIn(Infra.Database database)
            throws Exception {
        try (Store store = database.open()) {
            Budget budget = budget("b", DOLLAR);
            Node dead = new Node(store, "dead:1");
            Node alive = new Node(store, "alive:1");
            Hold lost = held(dead.hold(budget, Money.of("0.6")));
            lost.spend(Money.of("0.2"));
            assertThat(alive.hold(budget, Money.of("0.5"))).isInstanceOf(Verdict.Refused.class);
            Hold small = held(alive.hold(budget, Money.of("0.3")));
            alive.pay(small, Money.of("0.3"));

            store.inTransaction(
                    () -> {
                        dead.charge(Money.of("0.2"), lost.windows());
                        dead.books.releaseAll("dead:1");
                    });
            assertThat(row(store, budget).spent()).isEqualTo(Money.of("0.5"));
            alive.pay(held(alive.hold(budget, Money.of("0.5"))), Money.of("0.5"));
            assertThat(row(store, budget).available()).isEqualTo(Money.ZERO);
        }
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void allLevelsPayOrNone(Infra.Database database) throws Exception {
        try (Store store = database.open()) {
            Node node = new Node(store, "n:1");
            Budget wide = budget("wide", Money.of("10"));
            Budget narrow = budget("narrow", DOLLAR);
            assertThat(node.hold(List.of(wide, narrow), Money.of("2")))
                    .isInstanceOfSatisfying(
                            Verdict.Refused.class,
                            refused -> {
                                assertThat(refused.budget().id()).isEqualTo("narrow");
                                assertThat(refused.inFlight()).isFalse();
                            });
            Hold all = held(node.hold(wide, Money.of("10")));
            all.release();
            Hold both = held(node.hold(List.of(wide, narrow), DOLLAR));
            node.pay(both, Money.of("0.25"));
            assertThat(row(store, wide).spent()).isEqualTo(Money.of("0.25"));
            assertThat(row(store, narrow).spent()).isEqualTo(Money.of("0.25"));
        }
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void whatCostsMoreThanHeldIsOverrunAndMissingAfterwards(Infra.Database database)
            throws Exception {
        try (Store store = database.open()) {
            Node node = new Node(store, "n:1");
            Budget budget = budget("b", DOLLAR);
            node.pay(held(node.hold(budget, Money.of("0.9"))), Money.of("1.5"));
            Windows.Row row = row(store, budget);
            assertThat(row.used()).isEqualTo(Money.of("1.5"));
            assertThat(row.spent()).isLessThanOrEqualTo(DOLLAR);
            assertThat(node.hold(budget, Money.of("0.01")))
                    .isInstanceOfSatisfying(
                            Verdict.Refused.class,
                            refused -> assertThat(refused.inFlight()).isFalse());
        }
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void limitsMoveWhileTheyAreInUse(Infra.Database database) throws Exception {
        try (Store store = database.open()) {
            Node node = new Node(store, "n:1");
            Budget budget = budget("b", DOLLAR);
            node.pay(held(node.hold(budget, Money.of("0.8"))), Money.of("0.8"));
            Budget raised = budget.raised(DOLLAR);
            node.pay(held(node.hold(raised, Money.of("1.1"))), Money.of("1.1"));
            assertThat(node.hold(budget, Money.of("0.01"))).isInstanceOf(Verdict.Refused.class);
            assertThat(row(store, budget).spent()).isEqualTo(Money.of("1.9"));
        }
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void aCallIsChargedToTheWindowThatItBeganIn(Infra.Database database) throws Exception {
        try (Store store = database.open()) {
            Node node = new Node(store, "n:1");
            Budget budget =
                    budget(
                            "b",
                            DOLLAR,
                            new Window.Calendar(Window.Unit.DAY, ZoneId.of("Europe/Berlin")),
                            true);
            now.set(Instant.parse("2026-11-23T22:59:59Z"));
            Hold before = held(node.hold(budget, DOLLAR));
            now.set(Instant.parse("2026-11-23T23:00:01Z"));
            Hold after = held(node.hold(budget, DOLLAR));
            node.pay(before, Money.of("0.4"));
            node.pay(after, Money.of("0.3"));
            assertThat(node.row(before).spent()).isEqualTo(Money.of("0.4"));
            assertThat(node.row(after).spent()).isEqualTo(Money.of("0.3"));
        }
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void aRollingWindowLetsGoWhatIsTooLongAgo(Infra.Database database) throws Exception {
        try (Store store = database.open()) {
            Node node = new Node(store, "n:1");
            Budget budget = budget("b", DOLLAR, new Window.Rolling(Duration.ofHours(24)), true);
            node.pay(held(node.hold(budget, DOLLAR)), DOLLAR);
            assertThat(node.hold(budget, DOLLAR)).isInstanceOf(Verdict.Refused.class);
            now.set(now.get().plus(Duration.ofHours(23)));
            node.escrow.tick();
            assertThat(node.hold(budget, DOLLAR)).isInstanceOf(Verdict.Refused.class);
            now.set(now.get().plus(Duration.ofHours(2)));
            node.escrow.tick();
            node.pay(held(node.hold(budget, DOLLAR)), DOLLAR);
        }
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void aSoftBudgetOnlyTellsAndTellsOnce(Infra.Database database) throws Exception {
        try (Store store = database.open()) {
            Node one = new Node(store, "one:1");
            Node two = new Node(store, "two:1");
            Budget budget =
                    budget(
                            "b",
                            DOLLAR,
                            new Window.Calendar(Window.Unit.MONTH, ZoneOffset.UTC),
                            false);
            for (int i = 0; i < 12; i++) {
                Node node = i % 2 == 0 ? one : two;
                node.pay(held(node.hold(budget, Money.of("9"))), Money.of("0.1"));
            }
            assertThat(row(store, budget).used()).isEqualTo(Money.of("1.2"));
            one.escrow.tick();
            assertThat(one.escrow.usedPercent(budget)).isEqualTo(120);

            Alerts alerts = new Alerts(store);
            List<Alert> told = new ArrayList<>();
            alerts.tell(_ -> false, now.get());
            alerts.tell(told::add, now.get());
            assertThat(told).isEmpty();
            now.set(now.get().plusSeconds(6));
            alerts.tell(told::add, now.get());
            alerts.tell(told::add, now.get().plusSeconds(3_600));
            assertThat(told).extracting(Alert::percent).containsExactly(50, 80, 100);
        }
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void withoutTheStoreLeasesGoOnAndNothingElse(Infra.Database database) throws Exception {
        Store store = database.open();
        Node node = new Node(store, "n:1");
        Budget budget = budget("b", Money.of("100"));
        held(node.hold(budget, Money.of("0.01"))).release();
        store.close();
        Hold leased = held(node.hold(budget, Money.of("0.9")));
        assertThat(node.hold(budget, Money.of("50"))).isInstanceOf(Verdict.Unavailable.class);
        leased.release();
        held(node.hold(budget, Money.of("0.9")));
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void aStoreThatHangsKeepsNobodyWaitingAndNothingBack(Infra.Database database) throws Exception {
        try (Store store = database.open()) {
            HangingBank bank = new HangingBank(new JdbcLeaseBank(store, clock));
            Node node = new Node(store, "n:1", bank);
            Budget hard = budget("hard", DOLLAR);
            Budget soft =
                    budget(
                            "soft",
                            DOLLAR,
                            new Window.Calendar(Window.Unit.MONTH, ZoneOffset.UTC),
                            false);
            assertThat(node.hold(hard, Money.of("0.6"))).isInstanceOf(Verdict.Unavailable.class);
            assertThat(node.hold(soft, Money.of("0.6"))).isInstanceOf(Verdict.Held.class);
            bank.open.countDown();
            Money most = Money.of("1");
            Verdict verdict = node.hold(hard, most);
            while (verdict instanceof Verdict.Refused) {
                Thread.sleep(20);
                verdict = node.hold(hard, most);
            }
            held(verdict).release();
            node.escrow.close();
            assertThat(row(store, hard).leased()).isEqualTo(Money.ZERO);
        }
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void whatIsNotNeededGoesBackAndWhatPeersNeedAtOnce(Infra.Database database) throws Exception {
        try (Store store = database.open()) {
            Node rich = new Node(store, "rich:1");
            Node poor = new Node(store, "poor:1");
            Budget budget = budget("b", DOLLAR);
            held(rich.hold(budget, DOLLAR)).release();
            assertThat(poor.hold(budget, Money.of("0.5")))
                    .isInstanceOfSatisfying(
                            Verdict.Refused.class,
                            refused -> assertThat(refused.inFlight()).isTrue());
            rich.escrow.tick();
            held(poor.hold(budget, Money.of("0.5"))).release();
            poor.escrow.close();
            assertThat(row(store, budget).leased()).isEqualTo(Money.ZERO);
        }
    }

    private Windows.Row row(Store store, Budget budget) {
        String window =
                store.jdbc()
                        .sql("select id from budget_window where budget_id = ?")
                        .param(budget.id())
                        .query((row, _) -> row.getString("id"))
                        .single();
        return new Windows(store).read(window);
    }

    private static Hold held(Verdict verdict) {
        assertThat(verdict).isInstanceOf(Verdict.Held.class);
        return ((Verdict.Held) verdict).hold();
    }

    private static Budget budget(String id, Money limit) {
        return budget(id, limit, new Window.Calendar(Window.Unit.MONTH, ZoneOffset.UTC), true);
    }

    private static Budget budget(String id, Money limit, Window window, boolean hard) {
        return new Budget(
                id,
                new Scope(Level.TENANT, "acme"),
                limit,
                window,
                hard,
                List.of(50, 80, 100),
                null,
                false);
    }

    /** One whose leases take until it is opened. */
    private static final class HangingBank implements LeaseBank {

        private final LeaseBank bank;
        private final CountDownLatch open = new CountDownLatch(1);

        HangingBank(LeaseBank bank) {
            this.bank = bank;
        }

        @Override
        public Map<String, Standing> lease(List<Wish> wishes, String holder) {
            try {
                open.await();
            } catch (InterruptedException e) {
                throw new BankUnavailable(e);
            }
            return bank.lease(wishes, holder);
        }

        @Override
        public void giveBack(Map<String, Money> amounts, String holder) {
            bank.giveBack(amounts, holder);
        }

        @Override
        public Map<String, Standing> look(Collection<String> windows, Instant at) {
            return bank.look(windows, at);
        }
    }

    /** A node, with a ledger that books at once. */
    private final class Node {

        private final Store store;
        private final String holder;
        private final Escrow escrow;
        private final JdbcBudgetBooks books;
        private Money spent = Money.ZERO;

        Node(Store store, String holder) {
            this(store, holder, new JdbcLeaseBank(store, clock));
        }

        Node(Store store, String holder, LeaseBank bank) {
            this.store = store;
            this.holder = holder;
            this.escrow = new Escrow(bank, holder, clock, threads);
            this.books = new JdbcBudgetBooks(store, clock);
        }

        Verdict hold(Budget budget, Money most) throws Exception {
            return hold(List.of(budget), most);
        }

        Verdict hold(List<Budget> budgets, Money most) throws Exception {
            return escrow.hold(budgets, most).toCompletableFuture().get();
        }

        void pay(Hold hold, Money cost) {
            hold.spend(cost);
            hold.release();
            store.inTransaction(() -> charge(cost, hold.windows()));
            synchronized (this) {
                spent = spent.plus(cost);
            }
        }

        void charge(Money cost, List<Charged> windows) {
            books.charge(
                    windows.stream()
                            .map(w -> new Charge(w.window(), w.leased(), holder, cost))
                            .toList());
        }

        synchronized Money spent() {
            return spent;
        }

        Windows.Row row(Hold hold) {
            return new Windows(store).read(hold.windows().getFirst().window());
        }
    }
}
