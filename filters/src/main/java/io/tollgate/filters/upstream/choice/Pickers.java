package io.tollgate.filters.upstream.choice;

import io.tollgate.policies.price.TokenPrice;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;

/** The strategies. */
final class Pickers {

    /** A typical answer, to compare prices by: how long one will be, nobody knows before. */
    private static final int ANSWER_TOKENS = 500;

    private Pickers() {}

    static Candidate weighted(List<Candidate> among, Question question, RandomGenerator random) {
        int total = 0;
        for (Candidate candidate : among) {
            total += candidate.target().weight();
        }
        int ticket = random.nextInt(total);
        for (Candidate candidate : among) {
            ticket -= candidate.target().weight();
            if (ticket < 0) {
                return candidate;
            }
        }
        throw new AssertionError("weights changed");
    }

    static Candidate leastBusy(List<Candidate> among, Question question, RandomGenerator random) {
        return oneOf(least(among, Candidate::load), question, random);
    }

    /**
     * Power of two choices: to always take the best one known would send every request of the next
     * moment to it.
     *
     * @see <a href="https://www.eecs.harvard.edu/~michaelm/postscripts/tpds2001.pdf">Mitzenmacher,
     *     The power of two choices in randomized load balancing</a>
     */
    static Candidate lowestLatency(
            List<Candidate> among, Question question, RandomGenerator random) {
        Candidate one = among.get(random.nextInt(among.size()));
        List<Candidate> others = new ArrayList<>(among);
        others.remove(one);
        Candidate other = others.get(random.nextInt(others.size()));
        return expectedWait(one, question) <= expectedWait(other, question) ? one : other;
    }

    /** Zero for one that was not measured yet, so that it will be. */
    private static double expectedWait(Candidate candidate, Question question) {
        var health = candidate.health();
        double average = question.stream() ? health.streams().average() : health.wholes().average();
        return average * candidate.load();
    }

    static Candidate cheapest(List<Candidate> among, Question question, RandomGenerator random) {
        return oneOf(least(among, candidate -> cost(candidate, question)), question, random);
    }

    /** For comparison only; what is charged is computed exactly. */
    private static double cost(Candidate candidate, Question question) {
        TokenPrice price = candidate.target().price();
        return price == null
                ? Double.MAX_VALUE
                : price.of(question.promptTokens(), ANSWER_TOKENS).doubleValue();
    }

    private static List<Candidate> least(
            List<Candidate> among, ToDoubleFunction<Candidate> measure) {
        double least = Double.MAX_VALUE;
        List<Candidate> found = new ArrayList<>();
        for (Candidate candidate : among) {
            double value = measure.applyAsDouble(candidate);
            if (value < least) {
                found.clear();
                least = value;
            }
            if (value <= least) {
                found.add(candidate);
            }
        }
        return found;
    }

    private static Candidate oneOf(
            List<Candidate> equal, Question question, RandomGenerator random) {
        return equal.size() == 1 ? equal.getFirst() : weighted(equal, question, random);
    }
}
