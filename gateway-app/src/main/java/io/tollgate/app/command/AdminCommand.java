package io.tollgate.app.command;

import io.tollgate.policies.admin.Actor;
import io.tollgate.policies.admin.AdminKey;
import io.tollgate.policies.admin.Grant;
import io.tollgate.policies.admin.Role;
import io.tollgate.policies.store.admin.AdminKeys;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Keys for the admin API. */
@Command(name = "admin", description = "Who may administer by the admin API.")
final class AdminCommand {

    @Spec private @Nullable CommandSpec spec;

    @Command(description = "Makes an admin key and prints it, this once.")
    int issue(
            @Parameters(paramLabel = "NAME", description = "what people call it") String name,
            @Option(
                            names = "--role",
                            defaultValue = "platform-admin",
                            description =
                                    "platform-admin, tenant-admin, team-admin, finance, auditor"
                                            + " or member")
                    String role,
            @Option(names = "--in", description = "the tenant or team that the role is for")
                    @Nullable String unit,
            @Option(names = "--expires", description = "2027-01-01T00:00:00Z; else never")
                    @Nullable Instant expires) {
        try (OpenStore open = OpenStore.open()) {
            AdminKeys.Issued issued =
                    keys(open).issue(Actor.OPERATOR, name, new Grant(Role.of(role), unit), expires);
            Printing.line(spec, issued.text().reveal());
        }
        return 0;
    }

    @Command(description = "Takes one out of use, for ever.")
    int revoke(@Parameters(paramLabel = "ID") String id) {
        try (OpenStore open = OpenStore.open()) {
            if (keys(open).revoke(Actor.OPERATOR, id).isEmpty()) {
                throw new IllegalArgumentException("There is no admin key '" + id + "'.");
            }
        }
        return 0;
    }

    @Command(description = "All of them.")
    int list() {
        try (OpenStore open = OpenStore.open()) {
            for (AdminKey key : keys(open).all()) {
                Printing.line(
                        spec,
                        key.id(),
                        key.status(),
                        key.grant().role().word(),
                        key.grant().unit(),
                        key.name(),
                        key.lastUsed());
            }
        }
        return 0;
    }

    private static AdminKeys keys(OpenStore open) {
        return new AdminKeys(open.store(), open.peppers(), InstantSource.system());
    }
}
