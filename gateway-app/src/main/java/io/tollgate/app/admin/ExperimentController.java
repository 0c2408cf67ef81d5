package io.tollgate.app.admin;

import io.tollgate.app.admin.access.Requires;
import io.tollgate.filters.dialect.GatewayError.Kind;
import io.tollgate.filters.dialect.GatewayException;
import io.tollgate.filters.upstream.experiment.ExperimentReport;
import io.tollgate.filters.upstream.experiment.ExperimentRun;
import io.tollgate.filters.upstream.experiment.Experiments;
import io.tollgate.policies.admin.Permission;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Reports on experiments, and gives stopped variants their traffic back. */
@RestController
@RequestMapping("/admin/v1/experiments")
class ExperimentController {

    private final Experiments experiments;

    ExperimentController(Experiments experiments) {
        this.experiments = experiments;
    }

    @GetMapping
    @Requires(value = Permission.EXPERIMENTS_READ, everywhere = true)
    List<ExperimentReport> reports() {
        return experiments.all().stream().map(ExperimentRun::report).toList();
    }

    @GetMapping("/{name}")
    @Requires(value = Permission.EXPERIMENTS_READ, everywhere = true)
    ExperimentReport report(@PathVariable String name) {
        return run(name).report();
    }

    /** What a variant did before it was stopped is forgotten. */
    @PostMapping("/{name}/variants/{variant}/resume")
    @Requires(value = Permission.PROVIDERS_WRITE, everywhere = true)
    ExperimentReport resume(@PathVariable String name, @PathVariable String variant) {
        if (!run(name).resume(variant)) {
            throw new GatewayException(
                    Kind.NOT_FOUND, "No variant '" + variant + "' of '" + name + "' is stopped.");
        }
        return run(name).report();
    }

    private ExperimentRun run(String name) {
        return experiments
                .find(name)
                .orElseThrow(
                        () ->
                                new GatewayException(
                                        Kind.NOT_FOUND, "There is no experiment '" + name + "'."));
    }
}
