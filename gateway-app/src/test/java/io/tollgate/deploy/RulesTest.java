package io.tollgate.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Rules and dashboards by themselves, and what people read about them. */
final class RulesTest {

    private static final String HEADING = "### ";
    private static final Pattern VARIABLE = Pattern.compile("\\$(?!__)(\\w+)");

    private static List<String> files(String folder) throws IOException {
        try (Stream<Path> files = Files.list(Prometheus.FOLDER.resolve(folder))) {
            return files.map(Path::toString).sorted().toList();
        }
    }

    private static void promtool(List<String> command, List<String> files) throws IOException {
        Tool.prometheus("promtool")
                .run(
                        Map.of(),
                        Stream.of(command, files).flatMap(List::stream).toArray(String[]::new))
                .expectSuccess();
    }

    @Test
    void promtoolTakesTheConfigurationAndTheRules() throws IOException {
        promtool(List.of("check", "config"), List.of(Prometheus.FOLDER + "/prometheus.yml"));
        promtool(List.of("check", "rules"), files("rules"));
    }

    @Test
    void alertsFireWhenTheyShallAndNotOtherwise() throws IOException {
        promtool(List.of("test", "rules"), files("tests"));
    }

    @Test
    void everyAlertSaysWhatItIsAndWhereToReadOn() {
        assertThat(Rule.alerts()).hasSizeGreaterThan(30);
        for (Rule alert : Rule.alerts()) {
            assertThat(alert.annotation("summary")).as(alert.name()).isNotBlank();
            assertThat(alert.annotation("description")).as(alert.name()).isNotBlank();
            assertThat(alert.annotation("runbook_url"))
                    .isEqualTo("docs/runbooks.md#" + alert.name().toLowerCase(Locale.ROOT));
            assertThat(alert.node().path("labels").path("severity").asString())
                    .as(alert.name())
                    .isIn("critical", "warning", "info");
        }
    }

    @Test
    void everyAlertHasItsParagraphAndEveryParagraphItsAlert() throws IOException {
        List<String> lines = Files.readAllLines(Tool.ROOT.resolve("docs/runbooks.md"));
        List<String> paragraphs =
                lines.stream()
                        .filter(line -> line.startsWith(HEADING))
                        .map(line -> line.substring(HEADING.length()))
                        .toList();
        assertThat(paragraphs).isEqualTo(Rule.alerts().stream().map(Rule::name).toList());
        for (String paragraph : paragraphs) {
            int at = lines.indexOf(HEADING + paragraph);
            assertThat(String.join(" ", lines.subList(at + 1, Math.min(at + 9, lines.size()))))
                    .as(paragraph)
                    .contains("**Look at**", "**Do**");
        }
    }

    @Test
    void everyPanelSaysWhatItShowsAndInWhichUnit() {
        assertThat(Panel.dashboards()).hasSize(4);
        for (Panel panel : Panel.all()) {
            String name = panel.dashboard() + ": " + panel.title();
            assertThat(panel.node().path("description").asString("")).as(name).isNotBlank();
            assertThat(panel.node().at("/fieldConfig/defaults/unit").asString(""))
                    .as(name)
                    .isNotBlank();
            assertThat(panel.queries()).as(name).isNotEmpty();
        }
    }

    @Test
    void dashboardsCanBeToldApartAndAskTheDataSourceThatIsChosen() {
        assertThat(Panel.dashboards().values())
                .extracting(one -> one.path("uid").asString())
                .doesNotHaveDuplicates()
                .allMatch(uid -> uid.startsWith("tollgate-"));
        for (JsonNode dashboard : Panel.dashboards().values()) {
            assertThat(dashboard.findValuesAsString("uid").stream().skip(1))
                    .containsOnly("${datasource}");
        }
    }

    /** Besides Grafana's own, which begin with two underscores. */
    @Test
    void everyVariableOfAQueryCanBeChosen() {
        for (JsonNode dashboard : Panel.dashboards().values()) {
            List<String> chosen = dashboard.at("/templating/list").findValuesAsString("name");
            List<String> wanted =
                    VARIABLE.matcher(String.join(" ", dashboard.findValuesAsString("expr")))
                            .results()
                            .map(one -> one.group(1))
                            .distinct()
                            .toList();
            assertThat(wanted).isNotEmpty();
            assertThat(chosen).contains("datasource").containsAll(wanted);
        }
    }
}
