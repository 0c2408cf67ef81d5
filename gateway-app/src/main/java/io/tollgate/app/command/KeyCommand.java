package io.tollgate.app.command;

import io.tollgate.policies.access.AddressRange;
import io.tollgate.policies.access.Rights;
import io.tollgate.policies.key.ApiKey;
import io.tollgate.policies.key.KeySettings;
import io.tollgate.policies.tenant.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** API keys. */
@Command(name = "key", description = "API keys.")
final class KeyCommand {

    @Spec private @Nullable CommandSpec spec;

    @Command(description = "Makes one and prints it, this once.")
    int issue(
            @Parameters(paramLabel = "UNIT", description = "a team's or project's path")
                    String unit,
            @Option(names = "--label", required = true) String label,
            @Option(names = "--owner") @Nullable String owner,
            @Option(names = "--service-account") boolean serviceAccount,
            @Option(names = "--tag", description = "env=prod") @Nullable Map<String, String> tags,
            @Option(names = "--cost-centre") @Nullable String costCentre,
            @Option(names = "--expires", description = "in 90d, 12h") @Nullable Duration expires,
            @Option(names = "--models", split = ",") @Nullable List<String> models,
            @Option(names = "--endpoints", split = ",") @Nullable Set<String> endpoints,
            @Option(names = "--addresses", split = ",", description = "10.1.0.0/16")
                    @Nullable List<String> addresses,
            @Option(names = "--note", description = "for people: contact=ops")
                    @Nullable Map<String, String> notes,
            @Option(
                            names = "--log-content",
                            description = "logs what is asked and answered with it")
                    boolean logContent,
            @Option(names = "--strict", description = "loses no field between dialects")
                    boolean strict) {
        Rights rights =
                new Rights(
                        models,
                        endpoints,
                        addresses == null
                                ? null
                                : addresses.stream().map(AddressRange::parse).toList());
        ApiKey wanted =
                new ApiKey(
                        "",
                        unit,
                        serviceAccount,
                        owner,
                        label,
                        tags == null ? Map.of() : tags,
                        costCentre,
                        Status.ACTIVE,
                        expires == null ? null : Instant.now().plus(expires),
                        rights,
                        new KeySettings(strict, logContent, notes == null ? Map.of() : notes),
                        List.of());
        try (OpenStore open = OpenStore.open()) {
            Printing.line(spec, open.directory().issue(wanted).text().reveal());
        }
        return 0;
    }

    @Command(description = "Gives it a new secret and prints it, this once.")
    int rotate(
            @Parameters(paramLabel = "ID") String id,
            @Option(names = "--overlap", description = "the old one stays good so long")
                    @Nullable Duration overlap) {
        try (OpenStore open = OpenStore.open()) {
            Printing.line(
                    spec,
                    open.directory()
                            .rotate(id, overlap == null ? Duration.ZERO : overlap, Instant.now())
                            .text()
                            .reveal());
        }
        return 0;
    }

    @Command(description = "Lets it call no more, for ever.")
    int revoke(@Parameters(paramLabel = "ID") String id) {
        return status(id, Status.REVOKED);
    }

    @Command(description = "Lets it call no more for now.")
    int suspend(@Parameters(paramLabel = "ID") String id) {
        return status(id, Status.SUSPENDED);
    }

    @Command(description = "Lets it call again.")
    int resume(@Parameters(paramLabel = "ID") String id) {
        return status(id, Status.ACTIVE);
    }

    private static int status(String id, Status status) {
        try (OpenStore open = OpenStore.open()) {
            open.directory().keyStatus(id, status);
        }
        return 0;
    }

    @Command(description = "All of them, without their secrets.")
    int list() {
        try (OpenStore open = OpenStore.open()) {
            new TreeMap<>(open.directory().all().keys())
                    .values()
                    .forEach(
                            key ->
                                    Printing.line(
                                            spec,
                                            key.id(),
                                            key.status(),
                                            key.unit(),
                                            key.label(),
                                            key.expires()));
        }
        return 0;
    }
}
