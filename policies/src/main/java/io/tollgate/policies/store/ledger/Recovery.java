package io.tollgate.policies.store.ledger;

import io.tollgate.policies.budget.Hold.Charged;
import io.tollgate.policies.ledger.LedgerEntry;
import io.tollgate.policies.ledger.LedgerEntry.End;
import io.tollgate.policies.ledger.LedgerEntry.Kind;
import io.tollgate.policies.ledger.LedgerEntry.Source;
import io.tollgate.policies.price.Money;
import io.tollgate.policies.store.Store;
import io.tollgate.policies.store.ledger.Spooled.Entry;
import io.tollgate.policies.store.ledger.Spooled.Progress;
import io.tollgate.policies.store.ledger.SpooledLedger.Conduct;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings what a node's earlier lives left behind into the database, and ends what they had open.
 */
final class Recovery {

    private static final Logger log = LoggerFactory.getLogger(Recovery.class);
    private static final int BATCH = 500;

    private final LedgerWriter writer;
    private final OpenAttempts open;
    private final Conduct conduct;
    private final InstantSource clock;

    Recovery(Store store, LedgerWriter writer, Conduct conduct, InstantSource clock) {
        this.writer = writer;
        this.open = new OpenAttempts(store);
        this.conduct = conduct;
        this.clock = clock;
    }

    /** An attempt of a call. */
    record AttemptId(String requestId, int attempt) {}

    /**
     * Once for each life that left files, or attempts that nobody ended.
     *
     * @param holder of the life that begins
     */
    void run(List<Segment> left, String holder) throws IOException {
        Map<String, List<Segment>> lives = new LinkedHashMap<>();
        for (String earlier : open.holders(node(holder), holder)) {
            lives.put(earlier, new ArrayList<>());
        }
        for (Segment segment : left) {
            lives.computeIfAbsent(segment.holder(), _ -> new ArrayList<>()).add(segment);
        }
        for (Map.Entry<String, List<Segment>> life : lives.entrySet()) {
            recover(life.getKey(), life.getValue());
        }
    }

    private static String node(String holder) {
        return holder.substring(0, holder.lastIndexOf(':'));
    }

    private void recover(String holder, List<Segment> segments) throws IOException {
        Map<AttemptId, Progress> progress = new HashMap<>();
        for (Segment segment : segments) {
            replay(holder, segment, progress);
        }
        List<LedgerEntry> ends = new ArrayList<>();
        for (LedgerEntry reservation : open.of(holder)) {
            ends.add(end(reservation, progress));
        }
        writer.writeLast(ends, holder);
        if (!ends.isEmpty()) {
            log.warn(
                    "{} attempts of {} were open when it died; they are ended.",
                    ends.size(),
                    holder);
        }
        for (Segment segment : segments) {
            segment.delete();
        }
    }

    private void replay(String holder, Segment segment, Map<AttemptId, Progress> progress)
            throws IOException {
        List<LedgerEntry> batch = new ArrayList<>(BATCH);
        for (int at = Segment.first(); at < segment.end(); ) {
            byte[] payload = segment.read(at);
            if (payload == null) {
                throw new IOException(segment.file() + " has changed while it was read");
            }
            switch (Spooled.read(payload)) {
                case Entry(LedgerEntry row) -> {
                    if (at >= segment.flushed()) {
                        batch.add(row);
                    }
                }
                case Progress seen ->
                        progress.put(new AttemptId(seen.requestId(), seen.attempt()), seen);
            }
            at += Segment.space(payload);
            if (batch.size() == BATCH) {
                writer.write(batch, holder);
                batch.clear();
            }
        }
        if (!batch.isEmpty()) {
            writer.write(batch, holder);
        }
        if (segment.isTorn()) {
            keepTorn(segment);
        }
    }

    /** What stands behind the last whole record is kept for whoever wants to look at it. */
    private static void keepTorn(Segment segment) throws IOException {
        Path aside = segment.file().resolveSibling(segment.file().getFileName() + ".torn");
        Files.copy(segment.file(), aside, StandardCopyOption.REPLACE_EXISTING);
        log.warn("The spool's end is torn; what was whole is taken, and all is kept in {}", aside);
    }

    /** What had come by then is what it cost, or all that was held if so configured. */
    private LedgerEntry end(LedgerEntry reservation, Map<AttemptId, Progress> progress) {
        Progress seen = progress.get(new AttemptId(reservation.requestId(), reservation.attempt()));
        boolean leased = reservation.charged().stream().anyMatch(Charged::leased);
        if (conduct.chargesHold() && leased) {
            return end(reservation, Kind.SETTLE, reservation.amount(), seen);
        }
        return seen == null
                ? end(reservation, Kind.VOID, Money.ZERO, null)
                : end(reservation, Kind.SETTLE, seen.cost(), seen);
    }

    private LedgerEntry end(
            LedgerEntry reservation, Kind kind, @Nullable Money amount, @Nullable Progress seen) {
        return new LedgerEntry(
                reservation.requestId(),
                reservation.attempt(),
                kind,
                clock.instant(),
                reservation.payer(),
                reservation.service(),
                amount,
                reservation.priceId(),
                seen == null ? null : seen.usage(),
                seen == null ? null : Source.ESTIMATED,
                End.CRASHED,
                reservation.charged(),
                0,
                null);
    }
}
