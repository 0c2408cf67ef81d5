package io.tollgate.policies.store.ledger;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * A file of a spool, mapped into memory: to append is to copy some bytes, which blocks nobody, and
 * what was copied outlives the process. The file has its full length from the beginning, so that a
 * full disk is noticed when it is made and not when it is written to.
 *
 * <p>Head: magic and version (8 bytes), how far its records are in the database (8), the holder's
 * name (2 + 200). Then records: length (4), CRC-32C of the rest (4), payload. A length of 0 ends.
 */
final class Segment {

    private static final long MAGIC = 0x5447_5350_4F4F_4C01L;
    private static final int FLUSHED = 8;
    private static final int HOLDER = 16;
    private static final int LONGEST_HOLDER = 200;
    private static final int HEAD = HOLDER + 2 + LONGEST_HOLDER + 6;
    private static final int RECORD_HEAD = 8;
    private static final int ZEROS = 1 << 16;

    private final Path file;
    private final MappedByteBuffer map;
    private int end;

    private Segment(Path file, MappedByteBuffer map, int end) {
        this.file = file;
        this.map = map;
        this.end = end;
    }

    /** A new one, empty, which takes all of its room on the disk at once. */
    static Segment create(Path file, String holder, int size) throws IOException {
        try (FileChannel channel =
                FileChannel.open(
                        file,
                        StandardOpenOption.CREATE_NEW,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE)) {
            fill(channel, size);
            MappedByteBuffer map = channel.map(FileChannel.MapMode.READ_WRITE, 0, size);
            byte[] name = holder.getBytes(StandardCharsets.UTF_8);
            map.putLong(FLUSHED, HEAD);
            map.putShort(HOLDER, (short) name.length);
            map.put(HOLDER + 2, name);
            map.putLong(0, MAGIC);
            return new Segment(file, map, HEAD);
        } catch (IOException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    private static void fill(FileChannel channel, int size) throws IOException {
        ByteBuffer zeros = ByteBuffer.allocateDirect(ZEROS);
        for (int at = 0; at < size; at += zeros.position()) {
            zeros.clear().limit(Math.min(ZEROS, size - at));
            while (zeros.hasRemaining()) {
                channel.write(zeros);
            }
        }
    }

    /** One of an earlier life, null if it is none: it was not made to its end. */
    static @Nullable Segment open(Path file) throws IOException {
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            if (channel.size() < HEAD) {
                return null;
            }
            MappedByteBuffer map = channel.map(FileChannel.MapMode.READ_WRITE, 0, channel.size());
            if (map.getLong(0) != MAGIC) {
                return null;
            }
            Segment segment = new Segment(file, map, HEAD);
            segment.end = segment.lastWhole();
            return segment;
        }
    }

    private int lastWhole() {
        int at = HEAD;
        while (read(at) != null) {
            at += RECORD_HEAD + map.getInt(at);
        }
        return at;
    }

    /** Whose it is. */
    String holder() {
        byte[] name = new byte[Math.clamp(map.getShort(HOLDER), 0, LONGEST_HOLDER)];
        map.get(HOLDER + 2, name);
        return new String(name, StandardCharsets.UTF_8);
    }

    static int space(byte[] payload) {
        return RECORD_HEAD + payload.length;
    }

    /** What is left, with the zeros that end it. */
    int room() {
        return map.capacity() - end - Integer.BYTES;
    }

    /** Adds a record that there is room for. The length comes last: without it, it is not there. */
    void append(byte[] payload) {
        map.put(end + RECORD_HEAD, payload);
        map.putInt(end + Integer.BYTES, checksum(payload));
        map.putInt(end, payload.length);
        end += space(payload);
    }

    private static int checksum(byte[] payload) {
        CRC32C crc = new CRC32C();
        crc.update(payload);
        return (int) crc.getValue();
    }

    /** Where its first record stands. */
    static int first() {
        return HEAD;
    }

    int end() {
        return end;
    }

    /** The record at a place; null if there is none, or none that is whole. */
    byte @Nullable [] read(int at) {
        if (at + RECORD_HEAD > map.capacity()) {
            return null;
        }
        int length = map.getInt(at);
        if (length <= 0 || length > map.capacity() - at - RECORD_HEAD) {
            return null;
        }
        byte[] payload = new byte[length];
        map.get(at + RECORD_HEAD, payload);
        return checksum(payload) == map.getInt(at + Integer.BYTES) ? payload : null;
    }

    /** Whether something stands behind the last whole record: it was torn, or the disk forgot. */
    boolean isTorn() {
        return end + Integer.BYTES <= map.capacity() && map.getInt(end) != 0;
    }

    /** Up to here its records are in the database. */
    int flushed() {
        return Math.clamp(map.getLong(FLUSHED), HEAD, end);
    }

    void flushed(int upTo) {
        map.putLong(FLUSHED, upTo);
    }

    void force() {
        map.force();
    }

    Path file() {
        return file;
    }

    void delete() throws IOException {
        Files.deleteIfExists(file);
    }
}
