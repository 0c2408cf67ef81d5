package io.tollgate.app.command;

import io.tollgate.policies.access.Rights;
import io.tollgate.policies.tenant.OrgUnit;
import io.tollgate.policies.tenant.Status;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tenants, teams and projects. */
@Command(name = "unit", description = "Tenants, teams and projects, by their paths.")
final class UnitCommand {

    @Spec private @Nullable CommandSpec spec;

    @Command(description = "Declares one, or changes it.")
    int put(
            @Parameters(paramLabel = "PATH", description = "acme, acme/search or acme/search/bot")
                    String path,
            @Option(names = "--name", description = "for people") @Nullable String name,
            @Option(names = "--cost-centre") @Nullable String costCentre,
            @Option(names = "--models", split = ",", description = "names or globs")
                    @Nullable List<String> models) {
        try (OpenStore open = OpenStore.open()) {
            open.directory()
                    .put(
                            new OrgUnit(
                                    path,
                                    name == null ? path : name,
                                    Status.ACTIVE,
                                    costCentre,
                                    new Rights(models, null, null)));
        }
        return 0;
    }

    @Command(description = "Lets none of its keys call.")
    int suspend(@Parameters(paramLabel = "PATH") String path) {
        return status(path, Status.SUSPENDED);
    }

    @Command(description = "Lets its keys call again.")
    int resume(@Parameters(paramLabel = "PATH") String path) {
        return status(path, Status.ACTIVE);
    }

    private static int status(String path, Status status) {
        try (OpenStore open = OpenStore.open()) {
            open.directory().status(path, status);
        }
        return 0;
    }

    @Command(description = "All of them.")
    int list() {
        try (OpenStore open = OpenStore.open()) {
            new TreeMap<>(open.directory().all().units())
                    .values()
                    .forEach(unit -> Printing.line(spec, unit.id(), unit.status(), unit.name()));
        }
        return 0;
    }
}
