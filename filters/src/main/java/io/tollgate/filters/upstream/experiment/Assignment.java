package io.tollgate.filters.upstream.experiment;

import io.tollgate.filters.upstream.StableHash;
import io.tollgate.policies.usage.CallRecord.Exposure;
import java.time.Instant;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Gives each key its variant by <a
 * href="https://en.wikipedia.org/wiki/Rendezvous_hashing#Weighted_rendezvous_hash">weighted
 * rendezvous hashing</a>: every variant draws a score for the key that depends on nobody else, and
 * the highest score wins. A variant that gains weight therefore only takes keys, one that loses
 * weight only gives them away, and nothing has to be stored.
 *
 * @param variant the one that serves the request
 * @param exposure what to remember of it
 */
public record Assignment(Variant variant, Exposure exposure) {

    /**
     * @param key of the experiment's unit; null where the request names none, and chance decides
     * @param stopped variants, by name, that must get nothing
     */
    public static Assignment of(
            Experiment experiment,
            @Nullable String key,
            Instant now,
            Predicate<String> stopped,
            RandomGenerator random) {
        long point = key == null ? random.nextLong() : StableHash.of(key);
        Variant winner = experiment.control();
        double best = 0;
        for (Variant variant : experiment.variants()) {
            int weight = stopped.test(variant.name()) ? 0 : variant.weights().at(now);
            double score =
                    StableHash.score(
                            point, StableHash.of(experiment.name(), variant.name()), weight);
            if (score > best) {
                best = score;
                winner = variant;
            }
        }
        return new Assignment(winner, new Exposure(experiment.name(), winner.name(), key != null));
    }
}
