package io.tollgate.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.List;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;

/**
 * A histogram of microseconds.
 *
 * @param histogram all of it, in HdrHistogram's compressed form and base64, so that windows add up
 */
record Spread(long count, long p50, long p99, long p999, long max, String histogram) {

    private static final int DIGITS = 3;
    private static final long LARGEST = 3_600_000_000L;

    static Histogram empty() {
        return new Histogram(LARGEST, DIGITS);
    }

    static Spread of(Histogram histogram) {
        ByteBuffer bytes = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
        int length = histogram.encodeIntoCompressedByteBuffer(bytes);
        ByteBuffer written = Base64.getEncoder().encode(bytes.slice(0, length));
        return new Spread(
                histogram.getTotalCount(),
                histogram.getValueAtPercentile(50),
                histogram.getValueAtPercentile(99),
                histogram.getValueAtPercentile(99.9),
                histogram.getMaxValue(),
                new String(written.array(), 0, written.limit(), US_ASCII));
    }

    /** All of them as if they had been measured in one window. */
    static Histogram together(List<Spread> spreads) {
        Histogram sum = empty();
        for (Spread spread : spreads) {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(spread.histogram));
            try {
                sum.add(Histogram.decodeFromCompressedByteBuffer(bytes, LARGEST));
            } catch (DataFormatException e) {
                throw new IllegalArgumentException("Not a histogram: " + spread.histogram, e);
            }
        }
        return sum;
    }
}
