package io.tollgate.policies.store.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was whole is read again, and nothing else, wherever a file was cut or damaged. */
final class SegmentTest {

    private static final int SIZE = 4_096;
    private static final List<String> RECORDS =
            List.of("first", "the second record", "a third, somewhat longer one", "4", "fifth");

    @TempDir private Path folder;

    @Test
    void anEndTornAtAnyByteCostsOnlyWhatWasTorn() throws IOException {
        Path whole = written();
        byte[] bytes = Files.readAllBytes(whole);
        List<Integer> ends = ends();
        int from = ends.get(RECORDS.size() - 4);
        for (int cut = from; cut < ends.getLast(); cut++) {
            byte[] torn = bytes.clone();
            Arrays.fill(torn, cut, torn.length, (byte) 0);
            List<String> read = read(torn);
            int kept = (int) ends.stream().filter(atMost(cut, bytes, ends)).count();
            assertThat(read).as("cut at %d", cut).isEqualTo(RECORDS.subList(0, kept));
        }
    }

    /** A record whose last bytes are zeros anyway is whole without them. */
    private static Predicate<Integer> atMost(int cut, byte[] bytes, List<Integer> ends) {
        return end -> {
            for (int i = cut; i < end; i++) {
                if (bytes[i] != 0) {
                    return false;
                }
            }
            return ends.contains(end);
        };
    }

    @Test
    void anyBitThatFlipsIsNoticed() throws IOException {
        byte[] bytes = Files.readAllBytes(written());
        List<Integer> ends = ends();
        for (int at = ends.get(2); at < ends.get(3); at++) {
            for (int bit = 0; bit < Byte.SIZE; bit++) {
                byte[] damaged = bytes.clone();
                damaged[at] ^= (byte) (1 << bit);
                assertThat(read(damaged))
                        .as("bit %d of %d", bit, at)
                        .isEqualTo(RECORDS.subList(0, 3));
            }
        }
    }

    @Test
    void whatIsNoSegmentIsNone() throws IOException {
        Path file = folder.resolve("x");
        Files.write(file, new byte[SIZE]);
        assertThat(Segment.open(file)).isNull();
        Files.write(file, new byte[3]);
        assertThat(Segment.open(file)).isNull();
    }

    private Path written() throws IOException {
        Path file = folder.resolve("whole");
        Segment segment = Segment.create(file, "node:1", SIZE);
        RECORDS.forEach(record -> segment.append(record.getBytes(StandardCharsets.UTF_8)));
        segment.force();
        return file;
    }

    private static List<Integer> ends() {
        List<Integer> ends = new ArrayList<>();
        int at = Segment.first();
        for (String record : RECORDS) {
            at += Segment.space(record.getBytes(StandardCharsets.UTF_8));
            ends.add(at);
        }
        return ends;
    }

    private List<String> read(byte[] bytes) throws IOException {
        Path file = folder.resolve("read");
        Files.write(file, bytes);
        Segment segment = Objects.requireNonNull(Segment.open(file));
        assertThat(segment.holder()).isEqualTo("node:1");
        List<String> records = new ArrayList<>();
        for (int at = Segment.first(); at < segment.end(); ) {
            byte[] payload = Objects.requireNonNull(segment.read(at));
            records.add(new String(payload, StandardCharsets.UTF_8));
            at += Segment.space(payload);
        }
        return records;
    }
}
