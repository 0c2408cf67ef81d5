package io.tollgate.app.settings;

import io.tollgate.app.settings.Key.Sections;
import java.util.List;

/** Keys of reports that are delivered by themselves. */
final class ReportKeys {

    static final Key REPORTS =
            new Key(Sections.ROOT, "reports", "section", null, "[Reports](reports.md).");

    static final Key DELIVERIES =
            new Key(
                    Sections.REPORTS,
                    "deliveries",
                    "names and deliveries",
                    null,
                    "Reports that are made by the calendar and put or sent somewhere. A name goes into the files' names.");

    static final Key REPORT =
            new Key(
                    Sections.DELIVERY,
                    "report",
                    "cost, focus or unpriced",
                    "cost",
                    "`focus` is the FOCUS file, `unpriced` what that cannot tell.");

    static final Key FORMAT =
            new Key(
                    Sections.DELIVERY,
                    "format",
                    "csv or json",
                    "csv",
                    "`json` for `report: cost` alone.");

    static final Key EVERY =
            new Key(
                    Sections.DELIVERY,
                    "every",
                    "day, week or month",
                    "month",
                    "The days that it is about: the day before, the week before (Monday to Sunday), or the month before.");

    static final Key AT =
            new Key(
                    Sections.DELIVERY,
                    "at",
                    "hh:mm",
                    "06:00",
                    "When it is delivered, on the day after the last of these.");

    static final Key ZONE =
            new Key(
                    Sections.DELIVERY,
                    "zone",
                    "time zone",
                    "UTC",
                    "Whose days these are: `Europe/Berlin`. FOCUS has days of UTC.");

    static final Key GROUP =
            new Key(
                    Sections.DELIVERY,
                    "group",
                    "list of dimensions",
                    null,
                    "What rows are told apart by, such as `[tenant, team, model]`; for `report: cost`. Absent: by `tenant` and `team`.");

    static final Key VERSION =
            new Key(
                    Sections.DELIVERY,
                    "version",
                    "1.2 or 1.3",
                    "1.2",
                    "Of FOCUS; for `report: focus`.");

    static final Key TENANT =
            new Key(
                    Sections.DELIVERY,
                    "tenant",
                    "tenant",
                    null,
                    "Whose usage. Absent: everybody's.");

    static final Key DIRECTORY =
            new Key(
                    Sections.DELIVERY,
                    "directory",
                    "directory",
                    null,
                    "Where the file is put, whole or not at all. Of several nodes one puts it there, so it is one that they share. Either this or `url`.");

    static final Key URL =
            new Key(
                    Sections.DELIVERY,
                    "url",
                    "URL",
                    null,
                    "Where the file is sent by POST, until it is answered with 2xx.");

    static final Key SECRET =
            new Key(
                    Sections.DELIVERY,
                    "secret",
                    "secret",
                    null,
                    "Signs what is sent: the header `x-tollgate-signature` has its HMAC-SHA-256.");

    static final List<Key> ALL =
            List.of(
                    REPORTS,
                    DELIVERIES,
                    REPORT,
                    FORMAT,
                    EVERY,
                    AT,
                    ZONE,
                    GROUP,
                    VERSION,
                    TENANT,
                    DIRECTORY,
                    URL,
                    SECRET);

    private ReportKeys() {}
}
