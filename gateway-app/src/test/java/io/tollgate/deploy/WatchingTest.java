package io.tollgate.deploy;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tollgate.e2e.WatchedStage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Rules and dashboards before a real Prometheus that has looked at a gateway to which everything
 * happens.
 */
@Timeout(180)
final class WatchingTest {

    /** What has no number here, and why. */
    private static final Map<String, String> SILENT =
            Map.of(
                    "Ledger findings", "the gateway has seen no night",
                    "Ledger verified", "the gateway has seen no night",
                    "Age of identity providers' keys", "the provider was never there");

    /** What the manual names and is not there, and why. */
    private static final Map<String, String> UNSEEN =
            Map.of(
                    "tollgate_deliveries_total", "no report has been delivered",
                    "tollgate_tls_certificate_expiry_seconds", "no certificate is shown",
                    "tollgate_tls_reloads_total", "no certificate is shown");

    private static final Pattern NAMED =
            Pattern.compile("`((?:tollgate|gen_ai|resilience4j)_\\w+)`");

    @TempDir static Path scratch;

    private static Prometheus prometheus;

    @BeforeAll
    static void look() throws IOException {
        Tool.prometheus("prometheus");
        WatchedStage stage = new WatchedStage();
        stage.exercise();
        prometheus = new Prometheus(scratch, stage.watchedAt());
        await().atMost(Duration.ofSeconds(30)).until(prometheus::isReady);
        awaitNumber("tollgate_cost_total");
        stage.exercise();
        awaitNumber("job_team:tollgate_cost:increase1h > 0");
    }

    @AfterAll
    static void stop() {
        if (prometheus != null) {
            prometheus.close();
        }
    }

    private static void awaitNumber(String query) {
        await().atMost(Duration.ofSeconds(30)).until(() -> prometheus.measures(query));
    }

    @Test
    void everyPanelHasSomethingToShow() throws IOException, InterruptedException {
        Set<String> empty = emptyPanels();
        // What is worked out of other series comes a round of rules later.
        for (int i = 0; i < 10 && !empty.equals(SILENT.keySet()); i++) {
            Thread.sleep(1000);
            empty = emptyPanels();
        }
        assertThat(empty).isEqualTo(SILENT.keySet());
    }

    private static Set<String> emptyPanels() throws IOException {
        Set<String> empty = new LinkedHashSet<>();
        for (Panel panel : Panel.all()) {
            for (String query : panel.queries()) {
                if (!prometheus.measures(query)) {
                    empty.add(panel.title());
                }
            }
        }
        return empty;
    }

    @Test
    void everyRuleCanBeEvaluatedAndRecordsSomething() throws IOException {
        for (Rule rule : Rule.all()) {
            prometheus.query(rule.expr());
            if (!rule.alert()) {
                awaitNumber(rule.name());
            }
        }
        assertThat(prometheus.knows("ALERTS{alertname=\"TollgateBudgetSpent\"}")).isTrue();
        assertThat(prometheus.knows("ALERTS{alertname=\"TollgateBreakerOpen\"}")).isTrue();
        assertThat(prometheus.knows("ALERTS{alertname=\"TollgateDown\"}")).isFalse();
    }

    @Test
    void everySeriesThatIsAskedForIsThereWithItsLabels() throws IOException {
        Set<Selector> selectors =
                Stream.concat(
                                Rule.all().stream().map(Rule::expr),
                                Panel.all().stream().flatMap(panel -> panel.queries().stream()))
                        .flatMap(query -> Selector.of(query).stream())
                        .collect(toCollection(LinkedHashSet::new));
        assertThat(selectors).hasSizeGreaterThan(60);
        List<Selector> missing = new ArrayList<>();
        for (Selector selector : selectors) {
            if (UNSEEN.keySet().stream().noneMatch(selector.query()::contains)
                    && !prometheus.knows(selector.query())) {
                missing.add(selector);
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void everySeriesThatTheManualNamesIsThere() throws IOException {
        String manual = Files.readString(Tool.ROOT.resolve("docs/operating.md"));
        List<String> names =
                NAMED.matcher(manual)
                        .results()
                        .map((MatchResult one) -> one.group(1))
                        .distinct()
                        .toList();
        assertThat(names).hasSizeGreaterThan(20);
        List<String> missing = new ArrayList<>();
        for (String name : names) {
            if (!prometheus.knows("{__name__=~\"" + name + "(_count)?\"}")
                    && !prometheus.knows("{" + name + "!=\"\"}")) {
                missing.add(name);
            }
        }
        assertThat(missing).isSubsetOf(UNSEEN.keySet());
    }
}
