package io.tollgate.policies.store.ledger;

import io.tollgate.policies.ledger.LedgerEntry;
import io.tollgate.policies.store.ledger.Spooled.Entry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.NonTransientDataAccessException;
import org.springframework.dao.NonTransientDataAccessResourceException;

/**
 * Brings a spool's records into the database, in their order and batch by batch. It reads them from
 * the files, so that a database that is away for long costs no memory.
 */
final class Flusher {

    private static final Logger log = LoggerFactory.getLogger(Flusher.class);
    private static final int BATCH = 500;
    private static final Duration PACE = Duration.ofMillis(50);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final Spool spool;
    private final LedgerWriter writer;
    private final String holder;
    private final Path folder;
    private final Thread thread;
    private volatile boolean closed;
    private volatile boolean away;
    private Duration pause = PACE;

    Flusher(Spool spool, LedgerWriter writer, String holder, Path folder) {
        this.spool = spool;
        this.writer = writer;
        this.holder = holder;
        this.folder = folder;
        this.thread = Thread.ofVirtual().name("tollgate-flusher").unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    boolean isAway() {
        return away;
    }

    private void run() {
        while (true) {
            boolean more = flush();
            if (closed && (!more || away)) {
                return;
            }
            if (!more || away) {
                try {
                    Thread.sleep(pause);
                } catch (InterruptedException e) {
                    // Somebody closes it: once more, without a pause.
                    pause = PACE;
                }
            }
        }
    }

    /** Brings one batch in; whether there is more. */
    private boolean flush() {
        Segment segment = spool.oldest();
        if (segment == null) {
            return false;
        }
        List<LedgerEntry> rows = new ArrayList<>();
        int from = segment.flushed();
        int records = 0;
        int at = from;
        int end = spool.endOf(segment);
        while (at < end && rows.size() < BATCH) {
            byte[] payload = segment.read(at);
            if (payload == null) {
                throw new IllegalStateException("a record of this life cannot be read");
            }
            if (Spooled.read(payload) instanceof Entry(LedgerEntry row)) {
                rows.add(row);
            }
            records++;
            at += Segment.space(payload);
        }
        return write(segment, rows, at, records);
    }

    private boolean write(Segment segment, List<LedgerEntry> rows, int upTo, int records) {
        try {
            if (!rows.isEmpty()) {
                writeAll(rows);
            }
            spool.flushed(segment, upTo, records);
            if (away) {
                away = false;
                log.info("The database takes the ledger's rows again.");
            }
            pause = PACE;
            return true;
        } catch (RuntimeException | IOException e) {
            if (!away) {
                away = true;
                log.warn("The database takes no rows; the spool keeps them: {}", e.toString());
            }
            Duration longer = pause.multipliedBy(2);
            pause = longer.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : longer;
            return true;
        }
    }

    /** One row that no database would ever take must not keep all others out. */
    private void writeAll(List<LedgerEntry> rows) throws IOException {
        try {
            writer.write(rows, holder);
        } catch (NonTransientDataAccessResourceException e) {
            throw e;
        } catch (NonTransientDataAccessException e) {
            if (rows.size() == 1) {
                quarantine(rows.getFirst(), e);
            } else {
                for (LedgerEntry row : rows) {
                    writeAll(List.of(row));
                }
            }
        }
    }

    private void quarantine(LedgerEntry row, RuntimeException why) throws IOException {
        Path file = folder.resolve("refused.jsonl");
        log.error("The database refuses a row, which is kept in {}", file, why);
        Files.write(
                file,
                List.of(Spooled.JSON.writeValueAsString(row)),
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }

    void close(Duration grace) {
        closed = true;
        thread.interrupt();
        try {
            thread.join(grace);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
