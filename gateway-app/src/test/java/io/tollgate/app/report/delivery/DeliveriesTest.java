package io.tollgate.app.report.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tollgate.app.report.ReportFiles;
import io.tollgate.app.report.UsedUp;
import io.tollgate.app.settings.DeliverySettings;
import io.tollgate.app.settings.DeliverySettings.Destination;
import io.tollgate.app.settings.DeliverySettings.Every;
import io.tollgate.app.settings.DeliverySettings.Folder;
import io.tollgate.app.settings.DeliverySettings.Format;
import io.tollgate.app.settings.DeliverySettings.Receiver;
import io.tollgate.app.settings.DeliverySettings.Report;
import io.tollgate.filters.upstream.Secret;
import io.tollgate.policies.admin.Visible;
import io.tollgate.policies.report.Dimension;
import io.tollgate.policies.report.ReportPeriod;
import io.tollgate.policies.report.focus.FocusVersion;
import io.tollgate.policies.store.Infra;
import io.tollgate.policies.store.Store;
import io.tollgate.policies.store.delivery.Delivered;
import io.tollgate.policies.store.delivery.DeliveryLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Over real databases, a real directory and a real receiver. */
final class DeliveriesTest {

    private static final String DATABASES = "io.tollgate.policies.store.Infra#databases";
    private static final String SECRET = "shared-with-the-receiver";
    private static final ReportPeriod OCTOBER =
            ReportPeriod.of(YearMonth.of(2026, 10), ZoneOffset.UTC);
    private static final List<Dimension> BY_TEAM = List.of(Dimension.of("team"));

    @TempDir Path folder;
    private Instant now = Instant.parse("2026-11-01T07:00:00Z");
    private HttpServer receiver;

    @AfterEach
    void stop() {
        if (receiver != null) {
            receiver.stop(0);
        }
    }

    private static DeliverySettings monthly(Report report, Format format, Destination to) {
        return new DeliverySettings(
                "finance",
                report,
                format,
                Every.MONTH,
                LocalTime.of(6, 0),
                ZoneOffset.UTC,
                BY_TEAM,
                FocusVersion.V1_2,
                null,
                to);
    }

    private Deliveries node(Store store, ReportFiles files) {
        return new Deliveries(
                new DeliveryLog(store),
                new Carrier(files, folder),
                () -> now,
                new SimpleMeterRegistry());
    }

    private ReportFiles used(Store store) {
        InstantSource clock = () -> now;
        return UsedUp.files(store, UsedUp.fill(store, 200), clock);
    }

    private static Delivered latest(Store store) {
        return new DeliveryLog(store).latest("finance", 1).getFirst();
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void whatIsPutIntoADirectoryIsWhatADownloadHas(Infra.Database database) throws Exception {
        try (Store store = database.open()) {
            ReportFiles files = used(store);
            DeliverySettings wanted = monthly(Report.COST, Format.CSV, new Folder(folder));
            node(store, files).tick(wanted);

            Path file = folder.resolve("finance-2026-10-01-2026-11-01.csv");
            ByteArrayOutputStream download = new ByteArrayOutputStream();
            files.costCsv(OCTOBER, BY_TEAM, Visible.EVERYTHING, download);
            assertThat(file).hasBinaryContent(download.toByteArray());
            assertThat(Files.readString(file)).contains("acme/search");
            assertThat(latest(store).at()).isEqualTo(now);

            Files.delete(file);
            node(store, files).tick(wanted);
            assertThat(folder).as("another node brings it no second time").isEmptyDirectory();

            node(store, files).again(wanted, OCTOBER);
            assertThat(file).exists();
        }
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void everyReportInItsForm(Infra.Database database) throws Exception {
        try (Store store = database.open()) {
            ReportFiles files = used(store);
            Deliveries node = node(store, files);
            node.again(monthly(Report.FOCUS, Format.CSV, new Folder(folder)), OCTOBER);
            Path csv = folder.resolve("finance-2026-10-01-2026-11-01.csv");
            assertThat(Files.readAllLines(csv).getFirst()).contains("BilledCost", "SkuPriceId");
            node.again(monthly(Report.UNPRICED, Format.CSV, new Folder(folder)), OCTOBER);
            assertThat(Files.readString(csv)).contains("secret").doesNotContain("BilledCost");
            node.again(monthly(Report.COST, Format.JSON, new Folder(folder)), OCTOBER);
            assertThat(Files.readString(folder.resolve("finance-2026-10-01-2026-11-01.json")))
                    .startsWith("{")
                    .contains("acme/search");
        }
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void whatAReceiverRefusesIsSentAgainLater(Infra.Database database) throws Exception {
        BlockingQueue<Received> received = new LinkedBlockingQueue<>();
        AtomicInteger status = new AtomicInteger(503);
        URI url = receiver(received, status);
        try (Store store = database.open()) {
            DeliverySettings wanted =
                    monthly(
                            Report.COST,
                            Format.CSV,
                            new Receiver(url.resolve("/hook/T0KEN"), new Secret(SECRET)));
            Deliveries node = node(store, used(store));
            node.tick(wanted);
            node.tick(wanted);
            assertThat(received).hasSize(1);
            assertThat(latest(store).problem()).isEqualTo("it answered 503");
            assertThat(latest(store).at()).isNull();

            now = now.plus(Duration.ofMinutes(1));
            status.set(202);
            node.tick(wanted);
            assertThat(received).hasSize(2);
            assertThat(latest(store).at()).isEqualTo(now);

            Received last = received.stream().toList().getLast();
            assertThat(last.key()).isEqualTo("finance-2026-10-01-2026-11-01.csv");
            assertThat(last.signature()).isEqualTo("sha256=" + hmac(last.body()));
            assertThat(new String(last.body(), StandardCharsets.UTF_8)).contains("acme/search");
            try (Stream<Path> left = Files.list(folder)) {
                assertThat(left).as("what was made to be sent").isEmpty();
            }
        }
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void monthsThatWereMissedAreMadeUpFor(Infra.Database database) throws Exception {
        try (Store store = database.open()) {
            ReportFiles files = used(store);
            DeliverySettings wanted = monthly(Report.COST, Format.CSV, new Folder(folder));
            node(store, files).tick(wanted);
            now = Instant.parse("2027-02-01T07:00:00Z");
            node(store, files).tick(wanted);
            try (Stream<Path> there = Files.list(folder)) {
                assertThat(there.map(file -> file.getFileName().toString()))
                        .containsExactlyInAnyOrder(
                                "finance-2026-10-01-2026-11-01.csv",
                                "finance-2026-11-01-2026-12-01.csv",
                                "finance-2026-12-01-2027-01-01.csv",
                                "finance-2027-01-01-2027-02-01.csv");
            }
        }
    }

    /** Grouped twice by the same: whatever goes wrong is told, and tried again. */
    @ParameterizedTest
    @MethodSource(DATABASES)
    void aReportThatCannotBeMadeIsTold(Infra.Database database) throws Exception {
        try (Store store = database.open()) {
            ReportFiles files = used(store);
            DeliverySettings wanted =
                    new DeliverySettings(
                            "finance",
                            Report.COST,
                            Format.CSV,
                            Every.MONTH,
                            LocalTime.of(6, 0),
                            ZoneOffset.UTC,
                            List.of(Dimension.of("team"), Dimension.of("team")),
                            FocusVersion.V1_2,
                            null,
                            new Folder(folder));
            node(store, files).tick(wanted);
            assertThat(latest(store).problem()).contains("each once");
            assertThat(latest(store).notBefore()).isEqualTo(now.plus(Duration.ofMinutes(1)));
        }
    }

    private record Received(String key, String signature, byte[] body) {

        static Received of(HttpExchange exchange) throws IOException {
            return new Received(
                    exchange.getRequestHeaders().getFirst("Idempotency-Key"),
                    exchange.getRequestHeaders().getFirst("x-tollgate-signature"),
                    exchange.getRequestBody().readAllBytes());
        }
    }

    private URI receiver(BlockingQueue<Received> received, AtomicInteger status)
            throws IOException {
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext(
                "/",
                exchange -> {
                    received.add(Received.of(exchange));
                    exchange.sendResponseHeaders(status.get(), -1);
                    exchange.close();
                });
        receiver.start();
        return URI.create("http://127.0.0.1:" + receiver.getAddress().getPort());
    }

    private static String hmac(byte[] body) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return HexFormat.of().formatHex(mac.doFinal(body));
    }
}
