package io.tollgate.policies.store.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.tollgate.policies.ledger.CrashCharge;
import io.tollgate.policies.ledger.Entries;
import io.tollgate.policies.ledger.LedgerEntry.Kind;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** A segment is cut off at every byte of its last records, and each bit of one is turned. */
final class DamagedSpoolTest {

    private static final Logger log = (Logger) LoggerFactory.getLogger(SpoolFolder.class);
    private static final int RECORDS = 5;

    @TempDir Path temp;
    private int folders;

    @BeforeAll
    static void quiet() {
        log.setLevel(Level.OFF);
    }

    @AfterAll
    static void loud() {
        log.setLevel(null);
    }

    @Test
    void whatIsCutOffAtAnyByteCostsOnlyItself() throws IOException {
        byte[] whole = segment();
        long[] offsets = offsets(whole);
        for (int cut = (int) offsets[2]; cut <= offsets[RECORDS]; cut++) {
            Recovered recovered = recover(Arrays.copyOf(whole, cut));
            int kept = wholeRecords(offsets, cut);
            assertThat(recovered.reserved()).as("cut at %d", cut).isEqualTo(requests(kept));
            boolean torn = cut > offsets[kept];
            assertThat(recovered.quarantined()).as("cut at %d", cut).isEqualTo(torn ? 1 : 0);
        }
    }

    @Test
    void anyBitThatTurnsCostsItsRecordAndThoseBehind() throws IOException {
        byte[] whole = segment();
        long[] offsets = offsets(whole);
        for (int at = (int) offsets[2]; at < offsets[3]; at++) {
            for (int bit = 0; bit < Byte.SIZE; bit++) {
                byte[] turned = whole.clone();
                turned[at] ^= (byte) (1 << bit);
                Recovered recovered = recover(turned);
                assertThat(recovered.reserved()).as("%d.%d", at, bit).isEqualTo(requests(2));
                assertThat(recovered.quarantined()).as("%d.%d", at, bit).isEqualTo(1);
            }
        }
    }

    @Test
    void aHeadThatIsDamagedCostsItsSegment() throws IOException {
        byte[] whole = segment();
        for (int at = 0; at < SegmentHead.SIZE - Long.BYTES; at++) {
            byte[] turned = whole.clone();
            turned[at] ^= 1;
            Recovered recovered = recover(turned);
            assertThat(recovered.reserved()).as("%d", at).isEmpty();
            assertThat(recovered.quarantined()).as("%d", at).isEqualTo(1);
        }
    }

    @Test
    void noBitMakesASegmentLookAsIfItWereStored() throws IOException {
        byte[] whole = segment();
        for (int at = SegmentHead.SIZE - Long.BYTES; at < SegmentHead.SIZE; at++) {
            byte[] turned = whole.clone();
            turned[at] ^= 1;
            assertThat(recover(turned).reserved()).as("%d", at).isEqualTo(requests(RECORDS));
        }
    }

    private record Recovered(List<String> reserved, long quarantined) {}

    private Recovered recover(byte[] segment) throws IOException {
        Path folder = Files.createDirectories(temp.resolve("damaged"));
        Files.write(folder.resolve("0000000000000001.spool"), segment);
        RecordingStore store = new RecordingStore();
        try (SpoolFolder spool = SpoolFolder.open(settings(folder))) {
            Delivery delivery = new Delivery(store, spool, () -> false);
            new Recovery(spool, delivery, CrashCharge.OBSERVED, InstantSource.system()).run();
            assertThat(Files.exists(folder.resolve("0000000000000001.spool"))).isFalse();
            return new Recovered(store.requests(Kind.RESERVE), spool.quarantined());
        }
    }

    private byte[] segment() throws IOException {
        Path folder = temp.resolve("whole" + folders++);
        RecordingStore store = new RecordingStore();
        SpooledLedger ledger =
                SpooledLedger.open(
                        settings(folder),
                        "a:1",
                        store,
                        CrashCharge.OBSERVED,
                        InstantSource.system());
        for (int i = 0; i < RECORDS; i++) {
            ledger.reserve(Entries.reserve("r" + i, "1"));
        }
        ledger.abandon();
        return Files.readAllBytes(folder.resolve("0000000000000001.spool"));
    }

    private static SpoolSettings settings(Path folder) {
        return new SpoolSettings(folder, 16 << 10, 64 << 10, Duration.ofMillis(5), false);
    }

    /** Where each record begins, and where the last one ends. */
    private static long[] offsets(byte[] segment) {
        FrameReader reader = new FrameReader(MemorySegment.ofArray(segment), 0);
        long[] offsets = new long[RECORDS + 1];
        for (int i = 0; i <= RECORDS; i++) {
            offsets[i] = reader.offset();
            assertThat(reader.next(segment.length) != null).isEqualTo(i < RECORDS);
        }
        return offsets;
    }

    private static int wholeRecords(long[] offsets, int cut) {
        return (int) Arrays.stream(offsets).skip(1).filter(end -> end <= cut).count();
    }

    private static List<String> requests(int count) {
        return IntStream.range(0, count).mapToObj(i -> "r" + i).toList();
    }
}
