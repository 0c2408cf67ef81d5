package io.tollgate.app.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tollgate.app.settings.DeliverySettings.Every;
import io.tollgate.app.settings.DeliverySettings.Folder;
import io.tollgate.app.settings.DeliverySettings.Format;
import io.tollgate.app.settings.DeliverySettings.Receiver;
import io.tollgate.app.settings.DeliverySettings.Report;
import io.tollgate.filters.credential.CredentialKinds;
import io.tollgate.filters.dialect.Dialects;
import io.tollgate.policies.report.Dimension;
import io.tollgate.policies.report.focus.FocusVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.env.MockEnvironment;

final class DeliverySettingsTest {

    @TempDir private Path folder;

    private DeliverySettings read(String delivery) throws IOException {
        return whole("reports: { deliveries: { finance: { %s } } }".formatted(delivery.strip()));
    }

    private DeliverySettings whole(String root) throws IOException {
        Path file =
                Files.writeString(
                        folder.resolve("tollgate.yml"), "tollgate: { %s }".formatted(root));
        return new SettingsReader(
                        Dialects.found(),
                        CredentialKinds.found(),
                        new MockEnvironment().withProperty("HOOK", "hook-canary"))
                .read(SettingsContent.of(file))
                .deliveries()
                .getFirst();
    }

    @Test
    void aDirectoryIsAllThatIsNeeded() throws IOException {
        assertThat(read("directory: \"" + folder + "\""))
                .isEqualTo(
                        new DeliverySettings(
                                "finance",
                                Report.COST,
                                Format.CSV,
                                Every.MONTH,
                                LocalTime.of(6, 0),
                                ZoneId.of("UTC"),
                                List.of(Dimension.of("tenant"), Dimension.of("team")),
                                FocusVersion.V1_2,
                                null,
                                new Folder(folder)));
    }

    @Test
    void readsWhatIsDeclared() throws IOException {
        DeliverySettings read =
                read(
                        "report: cost, format: json, every: day, at: \"07:30\", zone: Europe/Berlin,"
                                + " group: [\"tag:env\"], tenant: acme, url:"
                                + " \"https://hooks.example/T0KEN\", secret: \"env:HOOK\"");
        assertThat(read.every()).isEqualTo(Every.DAY);
        assertThat(read.at()).isEqualTo(LocalTime.of(7, 30));
        assertThat(read.group()).containsExactly(Dimension.of("tag:env"));
        assertThat(read.to()).isInstanceOf(Receiver.class);
        assertThat(read.to().words()).isEqualTo("https://hooks.example");
        assertThat(read.toString()).doesNotContain("hook-canary");
    }

    @Test
    void anEdgeDeliversNothing() {
        assertThatThrownBy(
                        () ->
                                whole(
                                        "role: edge, reports: { deliveries: { finance: { url:"
                                                + " \"https://a.example\" } } }"))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining("tollgate.reports.deliveries");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    report: cost | expected either a directory or a url
                    directory: ".", url: "https://a.example" | expected either a directory or a url
                    directory: "./nowhere/at/all" | nowhere/at/all is no directory that can be written to
                    url: "ftp://a.example" | is not a URL with http or https
                    url: "https://u:p@a.example" | is not a URL with http or https
                    url: "https://a.example", report: bill | report: 'bill' is not cost, focus or unpriced
                    url: "https://a.example", every: year | every: 'year' is not day, week or month
                    url: "https://a.example", at: noon | at: 'noon' is not a time of the day such as 06:00
                    url: "https://a.example", zone: Mars/Base | zone: 'Mars/Base' is not a time zone
                    url: "https://a.example", zone: Asia/Kolkata | zone: 'Asia/Kolkata' is not a time zone whose midnights
                    url: "https://a.example", group: [colour] | There is no dimension 'colour'
                    url: "https://a.example", report: focus, zone: Europe/Berlin | FOCUS has days of UTC
                    url: "https://a.example", report: focus, format: json | json is for cost reports
                    url: "https://a.example", report: unpriced, group: [team] | is for cost reports
                    url: "https://a.example", report: focus, version: 1.1 | version: '1.1' is not 1.2 or 1.3
                    url: "https://a.example", secret: "env:NOT_SET" | NOT_SET is not set
                    url: "https://a.example", evry: day | did you mean 'every'?
                    """)
    void whatCannotBeIsReported(String delivery, String problem) {
        assertThatThrownBy(() -> read(delivery))
                .isInstanceOfSatisfying(
                        InvalidSettings.class,
                        invalid ->
                                assertThat(invalid.problems())
                                        .anyMatch(text -> text.contains(problem)));
    }
}
