package io.tollgate.policies.store.ledger;

import io.tollgate.policies.ledger.CrashCharge;
import io.tollgate.policies.ledger.Entries;
import io.tollgate.policies.ledger.LedgerRow;
import io.tollgate.policies.ledger.LedgerStore;
import io.tollgate.policies.price.Money;
import io.tollgate.policies.store.Store;
import io.tollgate.policies.usage.TokenUsage;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/**
 * A process that writes to a ledger until it is killed, and says what it has done: on a list of its
 * own and to whoever started it. Arguments: folder, URL, user, password, holder.
 */
final class DoomedLedger {

    private static final int WRITERS = 3;

    private DoomedLedger() {}

    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[0]);
        String holder = args[4];
        LedgerStore store = new Late(args[1], args[2], args[3]);
        OutputStream list = new FileOutputStream(folder.resolve("list").toFile(), true);
        SpooledLedger ledger =
                SpooledLedger.open(
                        settings(folder),
                        holder,
                        store,
                        CrashCharge.OBSERVED,
                        InstantSource.system());
        for (int writer = 0; writer < WRITERS; writer++) {
            String prefix = holder.replace(':', '-') + "-" + writer + "-";
            Thread.ofPlatform().start(() -> write(ledger, list, prefix));
        }
    }

    static SpoolSettings settings(Path folder) {
        return new SpoolSettings(
                folder.resolve("spool"), 256 << 10, 64 << 20, Duration.ofMillis(5), false);
    }

    private static void write(SpooledLedger ledger, OutputStream list, String prefix) {
        try {
            for (int i = 0; ; i++) {
                String request = prefix + i;
                ledger.reserve(Entries.reserve(request, "1")).toCompletableFuture().join();
                say(list, "R " + request);
                ledger.progress(request, 1, TokenUsage.of(1, 1), Money.ofPicos(1));
                ledger.close(Entries.settle(request, "0.000001"));
                say(list, "S " + request);
                Thread.sleep(1);
            }
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One write call each, so that what was said is out whole. */
    private static void say(OutputStream list, String what) throws IOException {
        byte[] line = (what + "\n").getBytes(StandardCharsets.UTF_8);
        synchronized (list) {
            list.write(line);
            System.out.write(line);
            System.out.flush();
        }
    }

    /** The database is opened by the first to need it, so that rows are there before it is. */
    private static final class Late implements LedgerStore {

        private final String url;
        private final String user;
        private final String password;
        private LedgerStore store;

        Late(String url, String user, String password) {
            this.url = url;
            this.user = user;
            this.password = password;
            this.store = this;
        }

        private LedgerStore opened() {
            if (store == this) {
                Store database = Store.open(url, user, password);
                store = new JdbcLedgerStore(database, new TestBooks(database));
            }
            return store;
        }

        @Override
        public int write(String holder, List<LedgerRow> rows) {
            return opened().write(holder, rows);
        }

        @Override
        public int finish(String holder, List<LedgerRow> rows) {
            return opened().finish(holder, rows);
        }
    }
}
