package io.tollgate.filters.upstream.experiment;

import io.tollgate.policies.usage.AttemptRecord;
import io.tollgate.policies.usage.CallRecord;
import io.tollgate.policies.usage.CallRecord.EndReason;
import io.tollgate.policies.usage.CallRecord.Exposure;
import io.tollgate.policies.usage.TokenUsage;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The experiments under way, by name. They outlive changes of the configuration. */
public final class Experiments {

    private final ConcurrentHashMap<String, ExperimentRun> runs = new ConcurrentHashMap<>();
    private final InstantSource clock;
    private final Consumer<Stop> stops;

    /**
     * @param stops hears of each variant that a guard stops
     */
    public Experiments(InstantSource clock, Consumer<Stop> stops) {
        this.clock = clock;
        this.stops = stops;
    }

    /** The run of an experiment, by its newest declaration. */
    public ExperimentRun run(Experiment declared) {
        ExperimentRun run =
                runs.computeIfAbsent(
                        declared.name(), _ -> new ExperimentRun(declared, clock, stops));
        if (!run.experiment().equals(declared)) {
            run.reload(declared);
        }
        return run;
    }

    public Optional<ExperimentRun> find(String name) {
        return Optional.ofNullable(runs.get(name));
    }

    /** All of them, by name. */
    public Collection<ExperimentRun> all() {
        return new TreeMap<>(runs).values();
    }

    /** These are declared now; all others are forgotten. */
    public void declare(Collection<Experiment> declared) {
        declared.forEach(this::run);
        runs.keySet()
                .retainAll(declared.stream().map(Experiment::name).collect(Collectors.toSet()));
    }

    /**
     * Books what became of a call. Neither a caller's mistake nor a caller's hanging up says
     * anything about a variant.
     */
    public void record(CallRecord call) {
        if (call.exposures().isEmpty()
                || call.end() == EndReason.CLIENT_GONE
                || call.end() == EndReason.FAILED) {
            return;
        }
        Outcome outcome = outcome(call);
        for (Exposure exposure : call.exposures()) {
            find(exposure.experiment()).ifPresent(run -> run.record(exposure.variant(), outcome));
        }
    }

    private static Outcome outcome(CallRecord call) {
        TokenUsage usage = call.usage();
        return new Outcome(
                call.end() == EndReason.UPSTREAM_BROKEN,
                call.attempts().isEmpty() ? null : call.attempts().getLast().timeToFirstToken(),
                call.duration(),
                usage == null ? 0 : usage.totalInput(),
                usage == null ? 0 : usage.totalOutput(),
                cost(call));
    }

    /** Of all attempts, the vain ones too; null if nobody knows. */
    private static @Nullable BigDecimal cost(CallRecord call) {
        return call.attempts().stream()
                .map(AttemptRecord::cost)
                .filter(Objects::nonNull)
                .reduce(BigDecimal::add)
                .orElse(null);
    }
}
