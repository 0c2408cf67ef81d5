package io.tollgate.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.nodes.Books.Ended;
import io.tollgate.nodes.Listener.Heard;
import io.tollgate.nodes.Speaker.Wish;
import io.tollgate.policies.price.Money;
import io.tollgate.policies.store.Infra;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The database hangs, dies and comes back: callers do not notice, and nothing is missing then. */
@Timeout(600)
final class DatabaseAwayTest {

    private static final int OUTAGE_SECONDS = Integer.getInteger("outage", 6);
    private static final int REPLAY_KILLS = Integer.getInteger("kills", 3);
    private static final Duration SOON = Duration.ofSeconds(30);

    @TempDir Path folder;

    private final Speaker speaker = new Speaker();
    private OwnPostgres postgres;
    private Company company;
    private String key;

    @BeforeEach
    void start() throws IOException {
        postgres = new OwnPostgres(folder);
        company = new Company(folder, postgres.database(), Infra.redis(), speaker);
        key = company.key("team", "100000").text().reveal();
    }

    @AfterEach
    void stop() throws IOException {
        speaker.close();
        company.close();
        postgres.close();
    }

    @Test
    void callsGoOnAndAreWrittenDownLater() throws Exception {
        try (GatewayProcess node = company.node("one")) {
            Load load = new Load("calls", key, List.of(node.url()));
            Books.await("warm", SOON, () -> load.whole() > 100);
            postgres.pause();
            Thread.sleep(Duration.ofSeconds(OUTAGE_SECONDS));
            postgres.goOn();
            Thread.sleep(500);
            postgres.kill();
            Thread.sleep(Duration.ofSeconds(OUTAGE_SECONDS));
            postgres.restart();
            List<Heard> heard = load.stop();
            assertThat(heard).allSatisfy(one -> assertThat(one.whole()).as("%s", one).isTrue());
            Books books = new Books(company.store());
            Books.await("written", SOON, () -> isIn(books, heard));
            Map<String, Ended> ended = books.ended();
            assertThat(heard)
                    .allSatisfy(
                            one -> {
                                assertThat(ended.get(one.requestId()).cost())
                                        .isEqualTo(Company.cost(one.wish().words()));
                            });
            Books.verify(node, company.adminKey());
        }
    }

    private static boolean isIn(Books books, List<Heard> heard) {
        try {
            return books.count("phase = 'END'") >= heard.size();
        } catch (org.springframework.dao.DataAccessException _) {
            return false;
        }
    }

    @Test
    void whoDiesOverWritingDownStartsAgain() throws Exception {
        Books books = new Books(company.store());
        List<Heard> heard;
        try (GatewayProcess node = company.node("one")) {
            Load load = new Load("calls", key, List.of(node.url()));
            Books.await("warm", SOON, () -> load.whole() > 100);
            postgres.pause();
            Thread.sleep(Duration.ofSeconds(OUTAGE_SECONDS));
            node.kill();
            heard = load.stop();
            postgres.goOn();
        }
        long before = books.count("phase = 'END'");
        long missing = heard.stream().filter(Heard::whole).count() - before;
        assertThat(missing).isGreaterThan(100);
        for (int i = 1; i <= REPLAY_KILLS; i++) {
            try (GatewayProcess node = company.node("one", "  ledger: { sync: 1ms }")) {
                long enough = before + missing * i / (REPLAY_KILLS + 2);
                Books.await("replayed", SOON, () -> books.count("phase = 'END'") >= enough);
                node.kill();
            }
        }
        try (GatewayProcess node = company.node("one")) {
            Books.await("all is ended", SOON, () -> books.open() == 0);
            Map<String, Ended> ended = books.ended();
            assertThat(heard)
                    .filteredOn(Heard::whole)
                    .allSatisfy(
                            one ->
                                    assertThat(ended.get(one.requestId()).cost())
                                            .isEqualTo(Company.cost(one.wish().words())));
            Books.verify(node, company.adminKey());
        }
    }

    @Test
    void withoutRoomToWriteNothingIsAsked() throws Exception {
        try (GatewayProcess node = company.node("one", "  ledger: { spool-size: 1MB }")) {
            Load load = new Load("calls", key, List.of(node.url()));
            Books.await("warm", SOON, () -> load.whole() > 100);
            postgres.pause();
            Books.await("full", SOON, () -> readiness(node) == 503);
            Thread.sleep(1_000);
            postgres.goOn();
            Books.await("room", SOON, () -> readiness(node) == 200);
            assertThat(
                            new Listener()
                                    .listen(node.url(), key, new Wish("served", 5, 5), true)
                                    .whole())
                    .isTrue();
            List<Heard> heard = load.stop();
            assertThat(heard)
                    .allSatisfy(
                            one -> assertThat(one.whole() || isUnasked(one)).as("%s", one).isTrue())
                    .anyMatch(this::isUnasked);
            Books books = new Books(company.store());
            Books.await("all is ended", SOON, () -> books.open() == 0);
            Map<String, Ended> ended = books.ended();
            assertThat(heard)
                    .filteredOn(Heard::whole)
                    .allSatisfy(one -> assertThat(ended).containsKey(one.requestId()));
            assertThat(ended).hasSizeGreaterThanOrEqualTo(speaker.said().size());
            assertThat(books.standing("team").overrun()).isEqualTo(Money.ZERO);
            Books.verify(node, company.adminKey());
        }
    }

    private boolean isUnasked(Heard one) {
        return one.status() == 503
                && one.text().contains("metering_unavailable")
                && !speaker.said().containsKey(one.wish().name());
    }

    private static int readiness(GatewayProcess node) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                            HttpRequest.newBuilder(URI.create(node.url() + "/readyz")).build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        }
    }
}
