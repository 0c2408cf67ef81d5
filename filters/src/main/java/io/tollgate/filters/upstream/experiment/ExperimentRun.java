package io.tollgate.filters.upstream.experiment;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * An experiment under way: what its variants did, and which of them the guard has stopped. There is
 * one to each name, and it outlives the configuration that declares it.
 *
 * <p>Every method may be called by any thread. The lock is held for a few sums and now and then a
 * test, both in constant time.
 */
public final class ExperimentRun {

    private final InstantSource clock;
    private final Consumer<Stop> listener;
    private final Map<String, Trial> trials = new HashMap<>();

    /** A copy at each change, so that requests are assigned without the lock. */
    private volatile Map<String, Stop> stops = Map.of();

    private volatile Experiment experiment;

    /**
     * @param listener hears of each stop once, on the thread that brought the last outcome
     */
    public ExperimentRun(Experiment experiment, InstantSource clock, Consumer<Stop> listener) {
        this.experiment = experiment;
        this.clock = clock;
        this.listener = listener;
        experiment.variants().forEach(variant -> trials.put(variant.name(), new Trial()));
    }

    public Experiment experiment() {
        return experiment;
    }

    /**
     * Goes on with a new declaration of the same experiment. A variant that is served by another
     * model now starts anew, as does every comparison if that variant is the control; one that is
     * no longer declared is forgotten.
     */
    public synchronized void reload(Experiment next) {
        Experiment previous = experiment;
        if (!next.name().equals(previous.name())) {
            throw new IllegalArgumentException(next.name() + " is not " + previous.name());
        }
        trials.keySet().removeIf(name -> !sameModel(name, previous, next));
        next.variants().forEach(v -> trials.computeIfAbsent(v.name(), name -> new Trial()));
        keepStops(next);
        if (!isSameControl(previous.control(), next.control())) {
            trials.values().forEach(Trial::forgetComparisons);
        }
        experiment = next;
    }

    private static boolean sameModel(String variant, Experiment previous, Experiment next) {
        return previous.variant(variant)
                .map(Variant::model)
                .equals(next.variant(variant).map(Variant::model));
    }

    private static boolean isSameControl(Variant previous, Variant next) {
        return previous.name().equals(next.name()) && previous.model().equals(next.model());
    }

    /** A control is never stopped, not even one that was stopped as a variant. */
    private void keepStops(Experiment next) {
        Map<String, Stop> kept = new HashMap<>(stops);
        kept.keySet().removeIf(name -> !sameModel(name, experiment, next));
        kept.remove(next.control().name());
        stops = Map.copyOf(kept);
    }

    /**
     * Chooses the variant for a request.
     *
     * @param key of the experiment's unit, or null
     */
    public Assignment assign(@Nullable String key, RandomGenerator random) {
        return Assignment.of(experiment, key, clock.instant(), this::isStopped, random);
    }

    public boolean isStopped(String variant) {
        return stops.containsKey(variant);
    }

    /** Books an outcome; one of a variant that is no longer declared is of no use and ignored. */
    public void record(String variant, Outcome outcome) {
        Stop stop = book(variant, outcome);
        if (stop != null) {
            listener.accept(stop);
        }
    }

    private synchronized @Nullable Stop book(String variant, Outcome outcome) {
        Trial trial = trials.get(variant);
        Trial control = control();
        if (trial == null || !trial.add(outcome, control)) {
            return null;
        }
        if (trial == control || isStopped(variant)) {
            return null;
        }
        Finding finding = trial.judge(experiment.guard(), control);
        return finding == null ? null : stop(variant, trial, finding);
    }

    private Stop stop(String variant, Trial trial, Finding finding) {
        Stop stop =
                new Stop(
                        experiment.name(),
                        variant,
                        finding.reason(),
                        clock.instant(),
                        finding.observed(),
                        finding.reference(),
                        finding.p(),
                        trial.tally.requests());
        Map<String, Stop> more = new HashMap<>(stops);
        more.put(variant, stop);
        stops = Map.copyOf(more);
        return stop;
    }

    /** Books what somebody thinks of an answer. */
    public synchronized void score(String variant, String metric, double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("a score is a finite number, not " + value);
        }
        Trial trial = trials.get(variant);
        if (trial != null) {
            trial.tally.score(metric, value);
        }
    }

    /**
     * Gives a stopped variant its traffic back and forgets all that it did: on the same figures it
     * would be stopped again at once.
     *
     * @return whether it was stopped
     */
    public synchronized boolean resume(String variant) {
        Map<String, Stop> fewer = new HashMap<>(stops);
        boolean wasStopped = fewer.remove(variant) != null;
        if (wasStopped) {
            trials.put(variant, new Trial());
            stops = Map.copyOf(fewer);
        }
        return wasStopped;
    }

    public synchronized ExperimentReport report() {
        var now = clock.instant();
        return new ExperimentReport(
                experiment.name(),
                experiment.control().name(),
                now,
                experiment.variants().stream()
                        .map(variant -> report(variant, variant.weights().at(now)))
                        .toList());
    }

    private ExperimentReport.OfVariant report(Variant variant, int weight) {
        Trial trial = trial(variant);
        Trial control = control();
        return trial.report(
                variant, weight, trial == control ? null : control, stops.get(variant.name()));
    }

    private Trial control() {
        return trial(experiment.control());
    }

    private Trial trial(Variant variant) {
        return trials.computeIfAbsent(variant.name(), name -> new Trial());
    }
}
