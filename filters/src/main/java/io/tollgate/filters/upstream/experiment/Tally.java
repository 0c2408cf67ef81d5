package io.tollgate.filters.upstream.experiment;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** What became of a variant's requests. Not thread-safe: {@link ExperimentRun} holds the lock. */
final class Tally {

    /** Names of metrics come from whoever scores; they must not fill the memory. */
    static final int MAX_METRICS = 64;

    final Moments timeToFirstToken = new Moments();
    final Moments duration = new Moments();
    final Moments inputTokens = new Moments();
    final Moments outputTokens = new Moments();
    final Moments cost = new Moments();
    private final Map<String, Moments> scores = new TreeMap<>();
    private long requests;
    private long errors;

    /**
     * A failed request counts towards no duration and no tokens: one that fails at once would make
     * its variant look fast and frugal. What it cost was spent all the same.
     */
    void add(Outcome outcome) {
        requests++;
        if (outcome.failed()) {
            errors++;
        } else {
            duration.add(seconds(outcome.duration()));
            inputTokens.add((double) outcome.inputTokens());
            outputTokens.add((double) outcome.outputTokens());
        }
        if (outcome.timeToFirstToken() != null) {
            timeToFirstToken.add(seconds(outcome.timeToFirstToken()));
        }
        if (outcome.cost() != null) {
            cost.add(outcome.cost().doubleValue());
        }
    }

    void score(String metric, double value) {
        if (scores.size() < MAX_METRICS || scores.containsKey(metric)) {
            scores.computeIfAbsent(metric, name -> new Moments()).add(value);
        }
    }

    long requests() {
        return requests;
    }

    long errors() {
        return errors;
    }

    double errorRate() {
        return requests == 0 ? 0 : (double) errors / requests;
    }

    Map<String, Moments> scores() {
        return scores;
    }

    static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
