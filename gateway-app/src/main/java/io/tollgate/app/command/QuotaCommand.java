package io.tollgate.app.command;

import io.tollgate.policies.quota.Quota;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Quotas. */
@Command(name = "quota", description = "How many requests, tokens and streams at once.")
final class QuotaCommand {

    @Spec private @Nullable CommandSpec spec;

    @Command(description = "Declares one, or changes it.")
    int put(
            @Parameters(paramLabel = "ID") String id,
            @Option(names = "--on", required = true, description = ScopeOption.FORM) String on,
            @Option(names = "--unit", required = true) Quota.Unit unit,
            @Option(names = "--per", description = "not for streams") Quota.@Nullable Period per,
            @Option(names = "--limit", required = true, description = "0: none") long limit,
            @Option(names = "--model", description = "a glob") @Nullable String model,
            @Option(names = "--shadow", description = "counts, and refuses nobody")
                    boolean shadow) {
        try (OpenStore open = OpenStore.open()) {
            open.directory()
                    .put(new Quota(id, ScopeOption.parse(on), model, unit, per, limit, shadow));
        }
        return 0;
    }

    @Command(description = "Removes it.")
    int remove(@Parameters(paramLabel = "ID") String id) {
        try (OpenStore open = OpenStore.open()) {
            open.directory().removeQuota(id);
        }
        return 0;
    }

    @Command(description = "All of them.")
    int list() {
        try (OpenStore open = OpenStore.open()) {
            new TreeMap<>(open.directory().all().quotas())
                    .values()
                    .forEach(
                            quota ->
                                    Printing.line(
                                            spec,
                                            quota.id(),
                                            quota.scope().id(),
                                            quota.limit(),
                                            quota.unit(),
                                            quota.period()));
        }
        return 0;
    }
}
