package io.tollgate.app.settings;

import io.tollgate.app.settings.DeliverySettings.Destination;
import io.tollgate.app.settings.DeliverySettings.Every;
import io.tollgate.app.settings.DeliverySettings.Folder;
import io.tollgate.app.settings.DeliverySettings.Format;
import io.tollgate.app.settings.DeliverySettings.Receiver;
import io.tollgate.app.settings.DeliverySettings.Report;
import io.tollgate.app.settings.Key.Sections;
import io.tollgate.policies.report.Dimension;
import io.tollgate.policies.report.Dimension.Attribute;
import io.tollgate.policies.report.ReportPeriod;
import io.tollgate.policies.report.ReportRefused;
import io.tollgate.policies.report.focus.FocusVersion;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

/** Reads which reports are delivered, when and where to. */
final class DeliveryReader {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
    private static final List<Dimension> USUAL = List.of(Attribute.TENANT, Attribute.TEAM);
    private static final LocalDate ANY_DAY = LocalDate.EPOCH;

    private final SecretReference secrets;

    DeliveryReader(Environment environment) {
        this.secrets = new SecretReference(environment);
    }

    List<DeliverySettings> read(Section root, Role role) {
        Section reports = root.section(ReportKeys.REPORTS, Sections.REPORTS);
        if (role == Role.EDGE && reports.has(ReportKeys.DELIVERIES)) {
            reports.problems()
                    .add(
                            reports.path(ReportKeys.DELIVERIES),
                            "is for tollgate.role: full; a gateway at the edge makes no reports.");
        }
        List<DeliverySettings> deliveries = new ArrayList<>();
        reports.named(ReportKeys.DELIVERIES, Sections.DELIVERY)
                .forEach(
                        (name, section) -> {
                            DeliverySettings delivery = read(name, section);
                            if (delivery != null) {
                                deliveries.add(delivery);
                            }
                        });
        return deliveries;
    }

    private @Nullable DeliverySettings read(String name, Section section) {
        if (!NAME.matcher(name).matches()) {
            section.problems()
                    .add(section.path(), "expected a name of letters, digits, '.', '_' and '-'.");
        }
        Report report = section.choice(ReportKeys.REPORT, Report.class);
        Format format = section.choice(ReportKeys.FORMAT, Format.class);
        ZoneId zone =
                Objects.requireNonNull(
                        section.value(
                                ReportKeys.ZONE,
                                "a time zone whose midnights are on whole hours of UTC",
                                DeliveryReader::zone));
        check(section, report, format, zone);
        Destination to = destination(section);
        return to == null
                ? null
                : new DeliverySettings(
                        name,
                        report,
                        format,
                        section.choice(ReportKeys.EVERY, Every.class),
                        Objects.requireNonNull(
                                section.value(
                                        ReportKeys.AT,
                                        "a time of the day such as 06:00",
                                        LocalTime::parse)),
                        zone,
                        group(section),
                        Objects.requireNonNull(
                                section.value(
                                        ReportKeys.VERSION, "1.2 or 1.3", DeliveryReader::version)),
                        section.text(ReportKeys.TENANT),
                        to);
    }

    private static void check(Section section, Report report, Format format, ZoneId zone) {
        if (report != Report.COST && format == Format.JSON) {
            section.problems()
                    .add(
                            section.path(ReportKeys.FORMAT),
                            "expected csv: json is for cost reports.");
        }
        if (report != Report.COST && !zone.normalized().equals(ZoneOffset.UTC)) {
            section.problems()
                    .add(section.path(ReportKeys.ZONE), "expected UTC: FOCUS has days of UTC.");
        }
        if (report != Report.COST && section.has(ReportKeys.GROUP)) {
            section.problems()
                    .add(section.path(ReportKeys.GROUP), "is for cost reports; leave it out.");
        }
    }

    private static ZoneId zone(String text) {
        ZoneId zone = ZoneId.of(text);
        try {
            ReportPeriod _ = new ReportPeriod(ANY_DAY, ANY_DAY.plusDays(1), zone);
        } catch (ReportRefused e) {
            throw new IllegalArgumentException(e);
        }
        return zone;
    }

    private static FocusVersion version(String text) {
        try {
            return FocusVersion.of(text);
        } catch (ReportRefused e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static List<Dimension> group(Section section) {
        if (!section.has(ReportKeys.GROUP)) {
            return USUAL;
        }
        List<Dimension> group = new ArrayList<>();
        for (String word : section.words(ReportKeys.GROUP)) {
            try {
                group.add(Dimension.of(word));
            } catch (ReportRefused e) {
                section.problems().add(section.path(ReportKeys.GROUP), e.getMessage() + ".");
            }
        }
        return group;
    }

    private @Nullable Destination destination(Section section) {
        Path directory = section.value(ReportKeys.DIRECTORY, "a directory", Path::of);
        URI url = section.value(ReportKeys.URL, "a URL with http or https", WebUrl::of);
        if (section.has(ReportKeys.DIRECTORY) == section.has(ReportKeys.URL)) {
            section.problems()
                    .add(section.path(), "expected either a directory or a url to deliver to.");
            return null;
        }
        if (url != null) {
            return new Receiver(url, secrets.read(section, ReportKeys.SECRET));
        }
        return directory == null ? null : folder(section, directory);
    }

    private static Folder folder(Section section, Path path) {
        if (!Files.isDirectory(path) || !Files.isWritable(path)) {
            section.problems()
                    .add(
                            section.path(ReportKeys.DIRECTORY),
                            path.toAbsolutePath()
                                    + " is no directory that can be written to. Make it, or name"
                                    + " another.");
        }
        return new Folder(path);
    }
}
