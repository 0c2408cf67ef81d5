package io.tollgate.app.report.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.app.settings.DeliverySettings;
import io.tollgate.app.settings.DeliverySettings.Every;
import io.tollgate.app.settings.DeliverySettings.Folder;
import io.tollgate.app.settings.DeliverySettings.Format;
import io.tollgate.app.settings.DeliverySettings.Report;
import io.tollgate.policies.report.ReportPeriod;
import io.tollgate.policies.report.focus.FocusVersion;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CalendarTest {

    private static Calendar calendar(Every every, String at, String zone) {
        return new Calendar(
                new DeliverySettings(
                        "a",
                        Report.COST,
                        Format.CSV,
                        every,
                        LocalTime.parse(at),
                        ZoneId.of(zone),
                        List.of(),
                        FocusVersion.V1_2,
                        null,
                        new Folder(Path.of("."))));
    }

    @ParameterizedTest
    @CsvSource({
        // A day is due at six of the next one, in its zone; before that, the day before it is.
        "DAY, 06:00, UTC, 2026-11-05T05:59:59Z, 2026-11-03, 2026-11-04, 2026-11-05T06:00:00Z",
        "DAY, 06:00, UTC, 2026-11-05T06:00:00Z, 2026-11-04, 2026-11-05, 2026-11-06T06:00:00Z",
        "DAY, 06:00, Europe/Berlin, 2026-11-05T05:00:00Z, 2026-11-04, 2026-11-05, 2026-11-06T05:00:00Z",
        // The clocks went back on the 25th of October.
        "DAY, 06:00, Europe/Berlin, 2026-10-25T04:59:59Z, 2026-10-23, 2026-10-24, 2026-10-25T05:00:00Z",
        "WEEK, 00:00, UTC, 2026-11-08T23:59:59Z, 2026-10-26, 2026-11-02, 2026-11-09T00:00:00Z",
        "WEEK, 00:00, UTC, 2026-11-09T00:00:00Z, 2026-11-02, 2026-11-09, 2026-11-16T00:00:00Z",
        "MONTH, 06:00, UTC, 2026-03-01T05:00:00Z, 2026-01-01, 2026-02-01, 2026-03-01T06:00:00Z",
        "MONTH, 06:00, UTC, 2026-03-31T05:00:00Z, 2026-02-01, 2026-03-01, 2026-04-01T06:00:00Z",
    })
    void whatIsOverAndDue(
            Every every,
            String at,
            String zone,
            Instant now,
            LocalDate from,
            LocalDate to,
            Instant next) {
        Calendar calendar = calendar(every, at, zone);
        assertThat(calendar.latest(now)).isEqualTo(new ReportPeriod(from, to, ZoneId.of(zone)));
        assertThat(calendar.nextDue(now)).isEqualTo(next);
    }

    @Test
    void whatWasMissedIsMadeUpForButNotForEver() {
        Calendar calendar = calendar(Every.DAY, "06:00", "UTC");
        Instant now = Instant.parse("2026-11-05T07:00:00Z");
        assertThat(calendar.dueSince(LocalDate.of(2026, 11, 2), now, 31))
                .extracting(ReportPeriod::from)
                .containsExactly(
                        LocalDate.of(2026, 11, 2),
                        LocalDate.of(2026, 11, 3),
                        LocalDate.of(2026, 11, 4));
        assertThat(calendar.dueSince(LocalDate.of(2026, 11, 5), now, 31)).isEmpty();
        assertThat(calendar.dueSince(LocalDate.of(2025, 1, 1), now, 31)).hasSize(31);
    }
}
