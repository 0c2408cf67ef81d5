package io.tollgate.filters.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks for several texts of ASCII at once: a large document is gone through one time. */
public final class Markers {

    private static final int BYTES = 256;
    private static final int MOST = Long.SIZE;

    private final byte[][] markers;

    /** The numbers of those that begin with a byte. */
    private final int[] @Nullable [] beginning = new int[BYTES][];

    /**
     * @param texts each of two characters at least
     */
    public Markers(List<String> texts) {
        if (texts.size() > MOST || texts.stream().anyMatch(text -> text.length() < 2)) {
            throw new IllegalArgumentException("at most " + MOST + ", each of two characters");
        }
        this.markers =
                texts.stream()
                        .map(text -> text.getBytes(StandardCharsets.US_ASCII))
                        .toArray(byte[][]::new);
        for (int number = 0; number < markers.length; number++) {
            int first = markers[number][0];
            int[] others = beginning[first];
            int[] all = others == null ? new int[1] : Arrays.copyOf(others, others.length + 1);
            all[all.length - 1] = number;
            beginning[first] = all;
        }
    }

    /** Which of them occur: a bit for each, the lowest for the first. */
    public long in(Slice slice) {
        byte[] array = slice.array();
        long found = 0;
        for (int at = slice.from(); at < slice.to() - 1; at++) {
            int[] candidates = beginning[array[at] & 0xff];
            if (candidates != null) {
                found |= at(array, at, slice.to(), candidates);
            }
        }
        return found;
    }

    private long at(byte[] array, int at, int to, int[] candidates) {
        byte second = array[at + 1];
        long found = 0;
        for (int number : candidates) {
            byte[] marker = markers[number];
            if (marker[1] == second && at + marker.length <= to && stands(marker, array, at)) {
                found |= 1L << number;
            }
        }
        return found;
    }

    private static boolean stands(byte[] marker, byte[] array, int at) {
        for (int i = 2; i < marker.length; i++) {
            if (array[at + i] != marker[i]) {
                return false;
            }
        }
        return true;
    }
}
