package io.tollgate.policies.store.ledger;

import io.tollgate.policies.ledger.CrashCharge;
import io.tollgate.policies.ledger.OpenAttempts;
import io.tollgate.policies.ledger.SpoolRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Replays what former lives of this node left behind, ends what they did not live to end, and gives
 * back what they had leased. May itself be killed anywhere, and begins anew then.
 */
final class Recovery {

    private static final Logger logger = LoggerFactory.getLogger(Recovery.class);

    private final SpoolFolder folder;
    private final Delivery delivery;
    private final CrashCharge charge;
    private final InstantSource clock;

    private @Nullable String holder;
    private OpenAttempts open = OpenAttempts.recovered();
    private final List<Path> read = new ArrayList<>();

    Recovery(SpoolFolder folder, Delivery delivery, CrashCharge charge, InstantSource clock) {
        this.folder = folder;
        this.delivery = delivery;
        this.charge = charge;
        this.clock = clock;
    }

    void run() {
        begin(null);
        for (Path file : folder.former()) {
            if (Files.exists(file)) {
                replay(file);
            }
        }
        finish();
    }

    private void replay(Path file) {
        try (Arena arena = Arena.ofShared();
                FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            MemorySegment memory = channel.map(MapMode.READ_ONLY, 0, channel.size(), arena);
            SegmentHead head = SegmentHead.read(memory);
            if (head == null) {
                putAside(file, memory);
            } else {
                replay(file, memory, head);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A segment that was made and not yet begun is empty. */
    private void putAside(Path file, MemorySegment memory) {
        MemorySegment content = FrameReader.withoutZeros(memory, 0);
        if (content != null) {
            folder.quarantine(file, 0, content);
        }
        folder.delete(file);
    }

    private void replay(Path file, MemorySegment memory, SegmentHead head) {
        if (!head.holder().equals(holder)) {
            finish();
            begin(head.holder());
        }
        FrameReader reader = new FrameReader(memory, head.firstSequence());
        long before;
        do {
            before = reader.offset();
            List<SpoolRecord> batch = folder.records(file, reader, memory.byteSize());
            deliver(head.holder(), batch, SegmentHead.isStored(memory));
        } while (reader.offset() > before);
        MemorySegment damage = reader.damage();
        if (damage != null) {
            folder.quarantine(file, reader.offset(), damage);
        }
        read.add(file);
    }

    private void deliver(String holder, List<SpoolRecord> batch, boolean stored) {
        var rows = open.take(batch, 0);
        if (!stored) {
            delivery.write(holder, rows);
        }
    }

    /** Ends the life that was being replayed, if any; only then its files may go. */
    private void finish() {
        String gone = holder;
        if (gone == null) {
            return;
        }
        var orphans = open.orphans(charge, clock.instant());
        delivery.finish(gone, orphans);
        logger.info(
                "Replayed {} segments of {}; ended {} attempts", read.size(), gone, orphans.size());
        read.forEach(folder::delete);
        begin(null);
    }

    private void begin(@Nullable String life) {
        holder = life;
        open = OpenAttempts.recovered();
        read.clear();
    }
}
