package io.tollgate.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.policies.admin.Actor;
import io.tollgate.policies.admin.Visible;
import io.tollgate.policies.store.Infra;
import io.tollgate.policies.store.Store;
import io.tollgate.policies.store.price.Prices;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.server.ServerWebExchange;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What goes over HTTP, over real databases. */
final class ReportApiTest {

    private static final Instant NOW = Instant.parse("2026-11-05T00:00:00Z");
    private static final String OCTOBER = "from=2026-10-01&to=2026-11-01";

    @ParameterizedTest
    @MethodSource("io.tollgate.policies.store.Infra#databases")
    void theSameNumberOnThePageInTheFilesAndInFocus(Infra.Database database) {
        try (Store store = database.open()) {
            WebTestClient client = client(store, Visible.EVERYTHING, UsedUp.fill(store, 800));
            JsonNode page = json(client, "/cost?group=team,model&interval=day&limit=3&" + OCTOBER);
            BigDecimal total = decimal(page.path("total").path("cost"));
            assertThat(total).isPositive();
            assertThat(sum(page.path("rows")).add(decimal(page.path("rest").path("cost"))))
                    .isEqualByComparingTo(total);
            assertThat(sum(json(client, "/cost?group=tokenKind&" + OCTOBER).path("rows")))
                    .isEqualByComparingTo(total);
            assertThat(
                            sum(
                                    json(client, "/cost?group=key,tag:env&format=json&" + OCTOBER)
                                            .path("rows")))
                    .isEqualByComparingTo(total);
            assertThat(csv(client, "/cost?group=user&format=csv&" + OCTOBER, "cost"))
                    .isEqualByComparingTo(total);
            assertThat(csv(client, "/cost?group=user&interval=hour&format=csv&" + OCTOBER, "cost"))
                    .isEqualByComparingTo(total);
            for (String version : List.of("1.2", "1.3")) {
                for (String column :
                        List.of("BilledCost", "ListCost", "EffectiveCost", "ContractedCost")) {
                    assertThat(csv(client, "/focus?version=" + version + "&" + OCTOBER, column))
                            .isEqualByComparingTo(total);
                }
            }
            BigDecimal teams =
                    List.of("acme/ads", "acme/search").stream()
                            .map(
                                    team ->
                                            decimal(
                                                    json(
                                                                    client,
                                                                    "/statement?month=2026-10&unit="
                                                                            + team)
                                                            .path("usage")
                                                            .path("cost")))
                            .reduce(BigDecimal.ZERO, BigDecimal::add);
            assertThat(teams).isEqualByComparingTo(total);
            assertThat(decimal(json(client, "/periods").path("items").path(1).path("cost")))
                    .isEqualByComparingTo(total);
        }
    }

    @ParameterizedTest
    @MethodSource("io.tollgate.policies.store.Infra#databases")
    void focusCellsAreFlatObjectsAndNoFormulas(Infra.Database database) {
        try (Store store = database.open()) {
            WebTestClient client = client(store, Visible.EVERYTHING, UsedUp.fill(store, 100));
            List<CSVRecord> rows = records(client, "/focus?" + OCTOBER);
            assertThat(rows).isNotEmpty();
            for (CSVRecord row : rows) {
                assertThat(row.get("ResourceName")).isEqualTo("'=cmd");
                for (String column : List.of("Tags", "SkuPriceDetails")) {
                    if (!row.get(column).isEmpty()) {
                        JsonNode object = JsonMapper.shared().readTree(row.get(column));
                        assertThat(object.isObject()).isTrue();
                        object.values().forEach(value -> assertThat(value.isValueNode()).isTrue());
                    }
                }
            }
            assertThat(records(client, "/focus/exceptions?" + OCTOBER))
                    .isNotEmpty()
                    .allMatch(row -> row.get("model").equals("secret"));
        }
    }

    @ParameterizedTest
    @MethodSource("io.tollgate.policies.store.Infra#databases")
    void monthsAreClosedAndUsageIsChargedAnew(Infra.Database database) {
        try (Store store = database.open()) {
            Prices prices = UsedUp.fill(store, 300);
            WebTestClient client = client(store, Visible.EVERYTHING, prices);
            client.post()
                    .uri("/admin/v1/reports/shared-costs")
                    .bodyValue(
                            "{\"name\":\"ptu\",\"provider\":\"openai\",\"month\":\"2026-10\",\"amount\":\"100\",\"driver\":\"tokens\",\"capacityTokens\":9000000000}")
                    .exchange()
                    .expectStatus()
                    .isCreated();
            JsonNode shares =
                    json(client, "/shared-costs/allocation?month=2026-10").path("items").path(0);
            assertThat(decimal(shares.path("idle"))).isPositive();
            JsonNode closed =
                    JsonMapper.shared()
                            .readTree(
                                    client.post()
                                            .uri("/admin/v1/reports/periods/2026-10/close")
                                            .exchange()
                                            .expectStatus()
                                            .isOk()
                                            .expectBody(String.class)
                                            .returnResult()
                                            .getResponseBody());
            assertThat(closed.path("closedBy").stringValue("")).isEqualTo("tester");
            client.post()
                    .uri("/admin/v1/reports/periods/2026-10/close")
                    .exchange()
                    .expectStatus()
                    .isBadRequest();
            UsedUp.price(prices, "lab", "secret", "input=1 output=2");
            JsonNode posted =
                    JsonMapper.shared()
                            .readTree(
                                    client.post()
                                            .uri("/admin/v1/reports/rerating")
                                            .bodyValue(
                                                    "{\"from\":\"2026-10-01\",\"to\":\"2026-11-01\",\"provider\":\"lab\",\"model\":\"secret\",\"reason\":\"late price\"}")
                                            .exchange()
                                            .expectStatus()
                                            .isOk()
                                            .expectBody(String.class)
                                            .returnResult()
                                            .getResponseBody());
            assertThat(decimal(posted.path("difference"))).isPositive();
            JsonNode november = json(client, "/statement?month=2026-11&unit=acme");
            assertThat(decimal(november.path("corrections").path(0).path("amount")))
                    .isEqualByComparingTo(decimal(posted.path("difference")));
            assertThat(
                            json(client, "/statement?month=2026-10&unit=acme")
                                    .path("state")
                                    .stringValue(""))
                    .isEqualTo("closed");
            assertThat(json(client, "/cost?" + OCTOBER).path("total").path("unpriced").longValue())
                    .isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("io.tollgate.policies.store.Infra#databases")
    void aTeamSeesItsOwnAlone(Infra.Database database) {
        try (Store store = database.open()) {
            Prices prices = UsedUp.fill(store, 200);
            WebTestClient all = client(store, Visible.EVERYTHING, prices);
            WebTestClient team = client(store, Visible.of("acme/ads"), prices);
            assertThat(decimal(json(team, "/cost?" + OCTOBER).path("total").path("cost")))
                    .isEqualByComparingTo(
                            decimal(
                                    json(all, "/cost?filter=team:acme/ads&" + OCTOBER)
                                            .path("total")
                                            .path("cost")))
                    .isPositive();
            assertThat(records(team, "/focus?" + OCTOBER))
                    .isNotEmpty()
                    .allMatch(row -> row.get("SubAccountId").equals("acme/ads"));
            team.get()
                    .uri("/admin/v1/reports/statement?month=2026-10&unit=acme")
                    .exchange()
                    .expectStatus()
                    .isNotFound();
            team.get().uri("/admin/v1/reports/periods").exchange().expectStatus().isForbidden();
            team.post()
                    .uri("/admin/v1/reports/periods/2026-10/close")
                    .exchange()
                    .expectStatus()
                    .isForbidden();
        }
    }

    @ParameterizedTest
    @MethodSource("io.tollgate.policies.store.Infra#databases")
    void whatCannotBeAnsweredIsAProblem(Infra.Database database) {
        try (Store store = database.open()) {
            WebTestClient client = client(store, Visible.EVERYTHING, UsedUp.fill(store, 1));
            for (String question :
                    List.of(
                            "/cost",
                            "/cost?from=2026-10-01&to=2026-09-01",
                            "/cost?group=colour&" + OCTOBER,
                            "/cost?zone=Asia/Kolkata&" + OCTOBER,
                            "/cost?zone=Moon&" + OCTOBER,
                            "/cost?interval=year&" + OCTOBER,
                            "/cost?filter=team&" + OCTOBER,
                            "/cost?limit=x&" + OCTOBER,
                            "/focus?version=2&" + OCTOBER,
                            "/statement?month=October&unit=acme",
                            "/cost?from=soon&to=later")) {
                client.get()
                        .uri("/admin/v1/reports" + question)
                        .exchange()
                        .expectStatus()
                        .isBadRequest()
                        .expectHeader()
                        .contentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON)
                        .expectBody()
                        .jsonPath("$.detail")
                        .isNotEmpty();
            }
            client.post()
                    .uri("/admin/v1/reports/shared-costs")
                    .bodyValue("{\"colour\":1}")
                    .exchange()
                    .expectStatus()
                    .isBadRequest();
            client.delete()
                    .uri("/admin/v1/reports/shared-costs/none")
                    .exchange()
                    .expectStatus()
                    .isNotFound();
        }
    }

    @ParameterizedTest
    @MethodSource("io.tollgate.policies.store.Infra#databases")
    void invoicesAreCompared(Infra.Database database) {
        try (Store store = database.open()) {
            WebTestClient client = client(store, Visible.EVERYTHING, UsedUp.fill(store, 200));
            JsonNode found =
                    JsonMapper.shared()
                            .readTree(
                                    client.post()
                                            .uri("/admin/v1/reports/reconciliation?provider=openai")
                                            .contentType(Download.CSV)
                                            .bodyValue(
                                                    "date,model,cost\n2026-10-03,gpt-x,1.25\n2026-10-04,gpt-x,0\n")
                                            .exchange()
                                            .expectStatus()
                                            .isOk()
                                            .expectBody(String.class)
                                            .returnResult()
                                            .getResponseBody());
            assertThat(decimal(found.path("invoice"))).isEqualByComparingTo("1.25");
            assertThat(decimal(found.path("difference")))
                    .isEqualByComparingTo(
                            decimal(found.path("invoice")).subtract(decimal(found.path("ledger"))));
            assertThat(found.path("rows").size()).isEqualTo(2);
        }
    }

    private static WebTestClient client(Store store, Visible visible, Prices prices) {
        ReportDesk desk = new ReportDesk(store, prices, InstantSource.fixed(NOW));
        ReportSight sight =
                new ReportSight() {
                    @Override
                    public Visible visible(ServerWebExchange exchange) {
                        return visible;
                    }

                    @Override
                    public Actor actor(ServerWebExchange exchange) {
                        return new Actor(Actor.Kind.KEY, "k", "tester", null);
                    }
                };
        return WebTestClient.bindToController(
                        new CostController(desk, sight),
                        new FocusController(new ReportFiles(desk), sight),
                        new StatementController(desk, sight),
                        new PeriodController(desk, sight),
                        new SharedCostController(desk, sight),
                        new ReconciliationController(desk, sight),
                        new ReratingController(desk, sight))
                .controllerAdvice(new ReportErrors())
                .configureClient()
                .responseTimeout(Duration.ofSeconds(30))
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(64 << 20))
                .build();
    }

    private static String text(WebTestClient client, String question) {
        return client.get()
                .uri("/admin/v1/reports" + question)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
    }

    private static JsonNode json(WebTestClient client, String question) {
        return JsonMapper.shared().readTree(text(client, question));
    }

    private static List<CSVRecord> records(WebTestClient client, String question) {
        try {
            return CSVFormat.RFC4180
                    .builder()
                    .setHeader()
                    .setSkipHeaderRecord(true)
                    .get()
                    .parse(new StringReader(text(client, question)))
                    .getRecords();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static BigDecimal csv(WebTestClient client, String question, String column) {
        return records(client, question).stream()
                .map(row -> new BigDecimal(row.get(column)))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Money is text, whatever it is read by. */
    private static BigDecimal decimal(JsonNode node) {
        assertThat(node.isString()).as(node.toString()).isTrue();
        return new BigDecimal(node.stringValue());
    }

    private static BigDecimal sum(JsonNode rows) {
        return rows.valueStream()
                .map(row -> decimal(row.path("figures").path("cost")))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
