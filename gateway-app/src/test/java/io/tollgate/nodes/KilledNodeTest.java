package io.tollgate.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.nodes.Books.Ended;
import io.tollgate.nodes.Listener.Heard;
import io.tollgate.nodes.Speaker.Wish;
import io.tollgate.policies.price.Money;
import io.tollgate.policies.store.Infra;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A gateway that dies by {@code kill -9} in the middle of its work, and starts again: what its
 * callers heard to the end is charged once and exactly, what broke off is charged for what had
 * passed.
 */
@Timeout(600)
final class KilledNodeTest {

    private static final int KILLS = Integer.getInteger("kills", 2);
    private static final int STREAMS = 500;

    /** So many have heard their answers before it dies. */
    private static final int WARM = 100;

    private static final int WORD_MILLIS = 250;

    /** Between the moments at which a stream's words are noted, and a bit. */
    private static final int UNNOTED_MILLIS = 1_500;

    @TempDir Path folder;

    private final Speaker speaker = new Speaker();
    private final Listener listener = new Listener();
    private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();

    @AfterEach
    void stop() {
        callers.shutdownNow();
        speaker.close();
    }

    @Test
    void chargesWhatWasHeardInTheEmbeddedDatabase() throws Exception {
        try (Company company = new Company(folder, null, null, speaker)) {
            live(company);
        }
    }

    @Test
    void chargesWhatWasHeardInTheCommonDatabase() throws Exception {
        try (Company company = new Company(folder, Infra.postgres(), Infra.redis(), speaker)) {
            live(company);
        }
    }

    private void live(Company company) throws Exception {
        String key = company.key("team", "1000").text().reveal();
        Random random = new Random(7);
        List<Heard> heard = new ArrayList<>();
        for (int life = 0; life < KILLS; life++) {
            try (GatewayProcess node = company.node("one")) {
                heard.addAll(liveAndDie(node, key, life, random.nextInt(2_000)));
            }
        }
        try (GatewayProcess node = company.node("one")) {
            Books books = new Books(company.store());
            Books.await("all is ended", Duration.ofSeconds(10), () -> books.open() == 0);
            check(heard, books);
            assertThat(books.standing("team").overrun()).isEqualTo(Money.ZERO);
            Books.await(
                    "nothing is held",
                    Duration.ofSeconds(10),
                    () -> books.standing("team").leased().isZero());
            Books.verify(node, company.adminKey());
        }
    }

    private List<Heard> liveAndDie(GatewayProcess node, String key, int life, int millis)
            throws Exception {
        List<Future<Heard>> streams = new ArrayList<>();
        for (int i = 0; i < STREAMS; i++) {
            Wish wish = new Wish("stream-" + life + "-" + i, 100, WORD_MILLIS);
            streams.add(callers.submit(() -> listener.listen(node.url(), key, wish, true)));
        }
        Load load = new Load("quick-" + life, key, List.of(node.url()));
        Books.await("warm", Duration.ofSeconds(30), () -> load.whole() >= WARM);
        Thread.sleep(millis);
        node.kill();
        List<Heard> heard = new ArrayList<>(load.stop());
        for (Future<Heard> stream : streams) {
            heard.add(stream.get());
        }
        return heard;
    }

    private static Money atLeast(Heard broken) {
        int unnoted = UNNOTED_MILLIS / broken.wish().everyMillis() + 2;
        return broken.words() == 0
                ? Money.ZERO
                : Company.cost(Math.max(0, broken.words() - unnoted));
    }

    private void check(List<Heard> heard, Books books) {
        Map<String, Ended> ended = books.ended();
        int whole = 0;
        int broken = 0;
        for (Heard one : heard) {
            if (one.requestId() == null) {
                continue;
            }
            assertThat(one.status()).as(one.text()).isEqualTo(200);
            Ended end = ended.get(one.requestId());
            assertThat(end).as("%s", one).isNotNull();
            if (one.whole()) {
                whole++;
                assertThat(end.endReason()).isEqualTo("COMPLETE");
                assertThat(end.cost()).isEqualTo(Company.cost(one.wish().words()));
            } else {
                broken++;
                assertThat(end.cost())
                        .as("%s: %s", one, end)
                        .isGreaterThanOrEqualTo(atLeast(one))
                        .isLessThanOrEqualTo(end.held());
            }
        }
        System.out.printf(
                "%d heard to the end, %d broken off, %d rows%n", whole, broken, ended.size());
        assertThat(whole).isGreaterThanOrEqualTo(WARM * KILLS);
        assertThat(broken).isGreaterThan(STREAMS / 2 * KILLS);
        assertThat((long) ended.size()).isEqualTo(books.count("phase = 'OPEN'"));
        assertThat(ended.size()).isGreaterThanOrEqualTo(speaker.said().size());
    }
}
