package io.tollgate.filters.upstream.choice;

import io.tollgate.filters.upstream.StableHash;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Requests that belong together go to the same candidate, chosen by weighted rendezvous hashing, so
 * that a candidate that comes or goes moves no more of them than it must. One that has too many
 * calls under way passes its requests on to the next by their hash.
 *
 * @see <a href="https://arxiv.org/abs/1608.01350">Mirrokni, Thorup, Zadimoghaddam, Consistent
 *     hashing with bounded loads</a>
 */
record AffinityPicker(double maxLoad, Picker otherwise) implements Picker {

    @Override
    public Candidate pick(List<Candidate> among, Question question, RandomGenerator random) {
        String key = question.belongsTo();
        return key == null ? otherwise.pick(among, question, random) : bounded(byScore(among, key));
    }

    private static List<Candidate> byScore(List<Candidate> among, String key) {
        long point = StableHash.of(key);
        List<Candidate> sorted = new ArrayList<>(among);
        sorted.sort(
                Comparator.comparingDouble(
                                (Candidate candidate) ->
                                        StableHash.score(
                                                point,
                                                StableHash.of(candidate.health().name()),
                                                candidate.target().weight()))
                        .reversed());
        return sorted;
    }

    private Candidate bounded(List<Candidate> byScore) {
        int calls = 1;
        int weights = 0;
        for (Candidate candidate : byScore) {
            calls += candidate.outstanding();
            weights += candidate.target().weight();
        }
        for (Candidate candidate : byScore) {
            double share = (double) calls * candidate.target().weight() / weights;
            if (candidate.outstanding() + 1 <= Math.ceil(maxLoad * share)) {
                return candidate;
            }
        }
        return byScore.getFirst();
    }
}
