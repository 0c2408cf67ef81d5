package io.tollgate.bench;

import org.HdrHistogram.Histogram;

/** The delays of all that arrives in a window; touched by the one event loop only. */
final class Arrivals {

    private final Histogram firstToken = Spread.empty();
    private final Histogram chunk = Spread.empty();
    private final Histogram gap = Spread.empty();

    /** Set between the two ends of the window. */
    boolean counting;

    void first(long micros) {
        if (counting) {
            firstToken.recordValue(Math.max(0, micros));
        }
    }

    void chunk(long micros) {
        if (counting) {
            chunk.recordValue(Math.max(0, micros));
        }
    }

    void gap(long micros) {
        if (counting) {
            gap.recordValue(Math.abs(micros));
        }
    }

    Delays delays() {
        return new Delays(Spread.of(firstToken), Spread.of(chunk), Spread.of(gap));
    }
}
