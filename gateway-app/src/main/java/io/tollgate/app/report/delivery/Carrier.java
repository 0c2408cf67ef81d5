package io.tollgate.app.report.delivery;

import io.tollgate.app.report.ReportFiles;
import io.tollgate.app.settings.DeliverySettings;
import io.tollgate.app.settings.DeliverySettings.Folder;
import io.tollgate.app.settings.DeliverySettings.Format;
import io.tollgate.app.settings.DeliverySettings.Receiver;
import io.tollgate.app.webhook.SignedPost;
import io.tollgate.policies.admin.Visible;
import io.tollgate.policies.report.ReportPeriod;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/** Makes a report and brings it where it is wanted: whole, or not at all. Blocks. */
final class Carrier {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final ReportFiles files;
    private final Path workshop;

    /**
     * @param workshop where files are made that are sent away
     */
    Carrier(ReportFiles files, Path workshop) {
        this.files = files;
        this.workshop = workshop;
    }

    /**
     * Delivers it; once more, if it was before.
     *
     * @throws IOException if it could not be
     */
    void bring(DeliverySettings wanted, ReportPeriod period)
            throws IOException, InterruptedException {
        String name = fileName(wanted, period);
        switch (wanted.to()) {
            case Folder(Path folder) -> put(wanted, period, folder, name);
            case Receiver receiver -> send(wanted, period, receiver, name);
        }
    }

    static String fileName(DeliverySettings wanted, ReportPeriod period) {
        return "%s-%s-%s.%s"
                .formatted(
                        wanted.name(),
                        period.from(),
                        period.to(),
                        wanted.format().name().toLowerCase(Locale.ROOT));
    }

    /** Whoever looks into the directory never finds half a file under its name. */
    private void put(DeliverySettings wanted, ReportPeriod period, Path folder, String name)
            throws IOException {
        Path made = folder.resolve("." + name + ".part");
        try {
            write(wanted, period, made);
            Files.move(
                    made,
                    folder.resolve(name),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(made);
        }
    }

    private void send(DeliverySettings wanted, ReportPeriod period, Receiver receiver, String name)
            throws IOException, InterruptedException {
        Path made = Files.createTempFile(workshop, "delivery-", ".part");
        try {
            write(wanted, period, made);
            new SignedPost(receiver.url(), receiver.secret(), PATIENCE)
                    .send(
                            wanted.format() == Format.CSV
                                    ? "text/csv;charset=UTF-8"
                                    : "application/json",
                            Map.of(
                                    "Idempotency-Key",
                                    name,
                                    "x-tollgate-delivery",
                                    wanted.name(),
                                    "x-tollgate-period",
                                    period.from() + "/" + period.to()),
                            made);
        } finally {
            Files.deleteIfExists(made);
        }
    }

    private void write(DeliverySettings wanted, ReportPeriod period, Path file) throws IOException {
        String tenant = wanted.tenant();
        Visible visible = tenant == null ? Visible.EVERYTHING : Visible.of(tenant);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            switch (wanted.report()) {
                case COST -> cost(wanted, period, visible, out);
                case FOCUS -> files.focus(period, wanted.version(), visible, out);
                case UNPRICED -> files.unpriced(period, visible, out);
            }
        }
    }

    private void cost(
            DeliverySettings wanted, ReportPeriod period, Visible visible, OutputStream out) {
        switch (wanted.format()) {
            case CSV -> files.costCsv(period, wanted.group(), visible, out);
            case JSON -> files.costJson(period, wanted.group(), visible, out);
        }
    }
}
