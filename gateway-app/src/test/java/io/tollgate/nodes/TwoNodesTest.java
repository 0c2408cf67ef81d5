package io.tollgate.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.nodes.Books.Standing;
import io.tollgate.nodes.Listener.Heard;
import io.tollgate.nodes.Speaker.Wish;
import io.tollgate.policies.price.Money;
import io.tollgate.policies.store.Infra;
import io.tollgate.policies.store.directory.Directory.Issued;
import io.tollgate.policies.tenant.Status;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two nodes over one PostgreSQL and one Redis, of which one or the other dies. */
@Timeout(600)
final class TwoNodesTest {

    private static final int SEEDS = Integer.getInteger("seeds", 2);
    private static final int REVOCATIONS = Integer.getInteger("revocations", 10);
    private static final int CALLERS = 1_000;
    private static final Money DOLLAR = Money.of("1");
    private static final Duration SOON = Duration.ofSeconds(30);

    @TempDir static Path folder;

    private static final Speaker SPEAKER = new Speaker();
    private static final Listener LISTENER = new Listener();
    private static OwnRedis redis;
    private static Company company;
    private static Books books;
    private static GatewayProcess one;
    private static volatile GatewayProcess two;

    @BeforeAll
    static void start() throws IOException {
        redis = new OwnRedis();
        company = new Company(folder, Infra.postgres(), redis.url(), SPEAKER);
        books = new Books(company.store());
        one = company.node("one");
        two = company.node("two");
    }

    @AfterAll
    static void stop() throws IOException {
        one.close();
        two.close();
        company.close();
        redis.close();
        SPEAKER.close();
    }

    @Test
    void aThousandAtOnceSpendADollarAndNoMore() throws Exception {
        for (int seed = 0; seed < SEEDS; seed++) {
            String team = "dollar" + seed;
            String key = company.key(team, "1").text().reveal();
            List<Future<Money>> spending = spend(key, seed);
            Money paid = sum(spending);
            Books.await("all is written", SOON, () -> paid.atMost(books.standing(team).spent()));
            Standing standing = books.standing(team);
            assertThat(standing.overrun()).isEqualTo(Money.ZERO);
            assertThat(standing.spent()).isEqualTo(paid);
            assertThat(paid).isBetween(Money.of("0.98"), DOLLAR);
        }
        Books.verify(one, company.adminKey());
    }

    @Test
    void neitherDoTheyIfANodeAndRedisDie() throws Exception {
        String key = company.key("doomed", "1").text().reveal();
        redis.kill();
        List<Future<Money>> spending = spend(key, 99);
        Books.await(
                "half of it is spent",
                SOON,
                () -> !books.standing("doomed").spent().atMost(Money.of("0.4")));
        two.kill();
        Standing between = books.standing("doomed");
        assertThat(between.spent().plus(between.leased())).isLessThanOrEqualTo(DOLLAR);
        redis.restart();
        // Until it is back, what it had leased is nobody else's.
        two = company.node("two");
        Money paid = sum(spending);
        Books.await("all is ended", SOON, () -> books.open() == 0);
        Money all = paid.plus(sum(spend(key, 100)));
        Books.await("all is written", SOON, () -> all.atMost(books.standing("doomed").spent()));
        Standing standing = books.standing("doomed");
        assertThat(standing.overrun()).isEqualTo(Money.ZERO);
        assertThat(standing.spent()).isBetween(Money.of("0.98"), DOLLAR);
        Books.verify(one, company.adminKey());
    }

    /** Has everybody ask once, and again while others' calls may turn out cheaper. */
    private static List<Future<Money>> spend(String key, int seed) {
        Random random = new Random(seed);
        List<Future<Money>> spending = new ArrayList<>();
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        for (int i = 0; i < CALLERS; i++) {
            Wish wish = new Wish("spend-%d-%d".formatted(seed, i), 5 + random.nextInt(190), 1);
            boolean second = i % 2 == 1;
            spending.add(threads.submit(() -> spend(key, wish, second)));
        }
        return spending;
    }

    private static Money spend(String key, Wish wish, boolean second) throws Exception {
        while (true) {
            GatewayProcess node = second && two.isAlive() ? two : one;
            Heard heard = LISTENER.listen(node.url(), key, wish, false);
            if (heard.whole()) {
                return Company.cost(wish.words());
            }
            if (heard.status() == 402 || heard.status() == 0) {
                return Money.ZERO;
            }
            // 503: on a machine that is busy starting a node, a store may take its time.
            assertThat(heard.status()).as(heard.text()).isIn(401, 429, 503);
            Thread.sleep(200 + wish.words());
        }
    }

    private static Money sum(List<Future<Money>> spending) throws Exception {
        Money sum = Money.ZERO;
        for (Future<Money> one : spending) {
            sum = sum.plus(one.get());
        }
        return sum;
    }

    @Test
    void limitsHoldWithoutRedis() throws Exception {
        String free = company.key("free", "1000").text().reveal();
        String tight = company.key("tight", "1000").text().reveal();
        company.limit("free", 1_000_000);
        company.limit("tight", 60);
        List<String> urls = List.of(one.url(), two.url());
        known(free);
        Load unlimited = new Load("free", free, urls);
        Load limited = new Load("tight", tight, urls);
        Books.await("warm", SOON, () -> unlimited.whole() > 200);
        redis.pause();
        Thread.sleep(3_000);
        redis.goOn();
        Thread.sleep(1_000);
        redis.kill();
        Thread.sleep(3_000);
        List<Heard> few = limited.stop();
        redis.restart();
        Thread.sleep(1_000);
        assertThat(unlimited.stop())
                .allSatisfy(one -> assertThat(one.whole()).as("%s", one).isTrue());
        assertThat(few).allSatisfy(one -> assertThat(one.status()).isIn(200, 401, 429));
        // What the minute has, what the seconds give back, and a burst of the nodes' own.
        assertThat(few.stream().filter(Heard::whole).count()).isBetween(60L, 60 + 20 + 60L);
    }

    @Test
    void aRevokedKeyIsRefusedByAllWhetherRedisIsThereOrNot() throws Exception {
        List<Double> seconds = new ArrayList<>();
        for (int i = 0; i < REVOCATIONS; i++) {
            seconds.add(revoke(i));
        }
        redis.kill();
        for (int i = 0; i < REVOCATIONS; i++) {
            seconds.add(revoke(REVOCATIONS + i));
        }
        redis.restart();
        System.out.printf("refused after %s s%n", seconds);
        assertThat(seconds).allSatisfy(it -> assertThat(it).isLessThan(1));
    }

    private static double revoke(int number) throws Exception {
        Issued issued = company.key("revoked" + number, "10");
        String key = issued.text().reveal();
        known(key);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Wish endless = new Wish("endless-" + number, 10_000, 20);
            Future<Heard> stream =
                    threads.submit(() -> LISTENER.listen(two.url(), key, endless, true));
            Books.await(
                    "streaming", SOON, () -> SPEAKER.said().getOrDefault(endless.name(), 0) > 0);
            long since = System.nanoTime();
            company.directory().keyStatus(issued.key().id(), Status.REVOKED);
            while (ask(two, key, number).whole()) {}
            double refused = (System.nanoTime() - since) / 1e9;
            Heard cut = stream.get();
            assertThat((System.nanoTime() - since) / 1e9).isLessThan(2);
            assertThat(cut.text()).contains("revoked").doesNotContain("[DONE]");
            return refused;
        }
    }

    /** Until both nodes have heard of a key. */
    private static void known(String key) throws Exception {
        for (GatewayProcess node : List.of(one, two)) {
            Books.await("known", SOON, () -> ask(node, key, 0).whole());
        }
    }

    private static Heard ask(GatewayProcess node, String key, int number) {
        return LISTENER.listen(node.url(), key, new Wish("ask-" + number, 5, 1), false);
    }
}
