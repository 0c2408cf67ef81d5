package io.tollgate.filters.wire;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A part of a byte array, not copied. Whoever keeps one beyond the call that received it keeps the
 * whole array alive.
 *
 * @param array the bytes around it
 * @param from first byte
 * @param to one past the last byte
 */
public record Slice(byte[] array, int from, int to) {

    public static Slice of(byte[] array) {
        return new Slice(array, 0, array.length);
    }

    public int length() {
        return to - from;
    }

    public boolean isEmpty() {
        return from == to;
    }

    /** Whether {@code marker} occurs in it: the cheap test that spares most frames a parser. */
    public boolean contains(byte[] marker) {
        return indexOf(marker) >= 0;
    }

    /** Where in the array the marker first occurs, -1 if it does not. */
    public int indexOf(byte[] marker) {
        int last = to - marker.length;
        byte first = marker[0];
        byte end = marker[marker.length - 1];
        int toEnd = marker.length - 1;
        for (int at = from; at <= last; at++) {
            // Two bytes are looked at here, as one of them alone often stands in JSON.
            if (array[at] == first && array[at + toEnd] == end && startsAt(at, marker)) {
                return at;
            }
        }
        return -1;
    }

    public boolean startsWith(byte[] marker) {
        return length() >= marker.length && startsAt(from, marker);
    }

    public boolean contentEquals(byte[] other) {
        return Arrays.equals(array, from, to, other, 0, other.length);
    }

    private boolean startsAt(int at, byte[] marker) {
        return Arrays.equals(array, at, at + marker.length, marker, 0, marker.length);
    }

    public byte[] toByteArray() {
        return from == 0 && to == array.length ? array : Arrays.copyOfRange(array, from, to);
    }

    public void writeTo(ByteArrayOutputStream out) {
        out.write(array, from, length());
    }

    /** The bytes as UTF-8 text. */
    @Override
    public String toString() {
        return new String(array, from, length(), StandardCharsets.UTF_8);
    }
}
