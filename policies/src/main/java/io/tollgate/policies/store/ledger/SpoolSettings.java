package io.tollgate.policies.store.ledger;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How a node spools.
 *
 * @param folder of this node alone
 * @param segmentBytes of one file; all of it is taken from the disk when the file is made
 * @param maxBytes of all files; at least four segments
 * @param sync how long what is written may wait for the disk, which is what a loss of power costs;
 *     the death of the process costs nothing
 * @param strict whether a reservation is only done when it is on the disk
 */
public record SpoolSettings(
        Path folder, int segmentBytes, long maxBytes, Duration sync, boolean strict) {

    private static final int LEAST = 16 << 10;
    private static final int SEGMENTS = 4;
    private static final int RECORDS_A_SEGMENT = 16;
    private static final int GOOD_SEGMENTS = 16;
    private static final int GOOD_SEGMENT = 16 << 20;

    public SpoolSettings {
        if (segmentBytes < LEAST) {
            throw new IllegalArgumentException(
                    "a segment has at least " + LEAST + " bytes, not " + segmentBytes);
        }
        if (maxBytes / segmentBytes < SEGMENTS) {
            throw new IllegalArgumentException(
                    "the spool has room for at least " + SEGMENTS + " segments, not " + maxBytes);
        }
    }

    /** With segments of up to 16 MB, as its size allows. */
    public static SpoolSettings of(Path folder, long maxBytes, Duration sync, boolean strict) {
        int segment = Math.clamp(maxBytes / GOOD_SEGMENTS, LEAST, GOOD_SEGMENT);
        return new SpoolSettings(folder, segment, maxBytes, sync, strict);
    }

    int maxSegments() {
        return (int) (maxBytes / segmentBytes);
    }

    /** The longest record, so that little is wasted at a segment's end. */
    int maxRecord() {
        return segmentBytes / RECORDS_A_SEGMENT;
    }
}
