package io.tollgate.filters.upstream.experiment;

/**
 * Count, mean and spread of a stream of numbers, in constant space, by <a
 * href="https://en.wikipedia.org/wiki/Algorithms_for_calculating_variance#Welford's_online_algorithm">Welford's
 * algorithm</a>: sums of squares would cancel each other out when the spread is small beside the
 * mean.
 */
final class Moments {

    private long count;
    private double mean;
    private double squares;

    void add(double value) {
        count++;
        double off = value - mean;
        mean += off / count;
        squares += off * (value - mean);
    }

    long count() {
        return count;
    }

    double mean() {
        return mean;
    }

    /** That of the population, estimated from the sample; 0 as long as there is no spread. */
    double variance() {
        return count < 2 ? 0 : squares / (count - 1);
    }

    /** The variance of the mean. */
    double varianceOfMean() {
        return count == 0 ? 0 : variance() / count;
    }
}
