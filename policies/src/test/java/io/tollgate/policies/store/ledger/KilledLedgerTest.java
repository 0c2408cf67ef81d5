package io.tollgate.policies.store.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.policies.ledger.CrashCharge;
import io.tollgate.policies.ledger.VerificationReport;
import io.tollgate.policies.store.Infra;
import io.tollgate.policies.store.Store;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Real processes that die by {@code kill -9} while they write and replay: what they had said to
 * have done is in the database, once.
 */
final class KilledLedgerTest {

    /** For each database. */
    private static final int KILLS = Integer.getInteger("kills", 5);

    private static final int LONGEST_LIFE_MILLIS = 1200;

    @TempDir Path folder;

    @ParameterizedTest
    @MethodSource("io.tollgate.policies.store.Infra#databases")
    void nothingIsLostAndNothingDoubled(Infra.Database database) throws Exception {
        Set<String> heard = new HashSet<>();
        Random random = new Random(5);
        for (int life = 0; life < KILLS; life++) {
            heard.addAll(liveAndDie(database, "n:" + life, random.nextInt(LONGEST_LIFE_MILLIS)));
        }
        Set<String> listed = new HashSet<>(Files.readAllLines(folder.resolve("list")));
        assertThat(listed).containsAll(heard).hasSizeGreaterThan(10 * KILLS);
        try (Store store = database.open()) {
            recover(store);
            Map<String, Integer> begun = requests(store, "kind = 'RESERVE'");
            Map<String, Integer> settled =
                    requests(store, "kind = 'SETTLE' and end_reason = 'COMPLETE'");
            Map<String, Integer> ended = requests(store, "phase = 'END'");
            assertThat(begun.keySet()).containsAll(said(listed, 'R'));
            assertThat(settled.keySet()).containsAll(said(listed, 'S'));
            assertThat(ended).isEqualTo(begun);
            assertThat(ended.values()).allMatch(count -> count == 1);
            // What is not on the list can only be what each writer was just about to say.
            assertThat(begun.size() - said(listed, 'R').size()).isBetween(0, 3 * KILLS);
            assertThat(settled.size() - said(listed, 'S').size()).isBetween(0, 3 * KILLS);
            VerificationReport report = verify(store);
            assertThat(report.findings()).isEmpty();
            assertThat(report.rows()).isEqualTo(ended.size());
        }
    }

    private Set<String> liveAndDie(Infra.Database database, String holder, int millis)
            throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-XX:+UseSerialGC",
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                System.getProperty("java.class.path"),
                                DoomedLedger.class.getName(),
                                folder.toString(),
                                database.url(),
                                database.user(),
                                database.password(),
                                holder)
                        .redirectError(folder.resolve("errors").toFile())
                        .start();
        Set<String> heard = new HashSet<>();
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            String first = lines.readLine();
            assertThat(first).as(() -> "%s".formatted(errors())).isNotNull();
            heard.add(first);
            Thread killer = Thread.ofVirtual().start(() -> killAfter(process, millis));
            lines.lines().forEach(heard::add);
            killer.join();
        }
        process.waitFor();
        return heard;
    }

    private String errors() {
        try {
            return Files.readString(folder.resolve("errors"));
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static void killAfter(Process process, int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        // Not the process itself: that would close the pipe before it is read to its end.
        process.toHandle().destroyForcibly();
    }

    private void recover(Store store) throws InterruptedException {
        try (SpooledLedger last =
                SpooledLedger.open(
                        DoomedLedger.settings(folder),
                        "n:last",
                        new JdbcLedgerStore(store, new TestBooks(store)),
                        CrashCharge.OBSERVED,
                        InstantSource.system())) {
            Await.until("recovered", last::hasRecovered);
            // At most the record that was being written when a life ended, which nobody was told
            // of.
            assertThat(last.state().quarantined()).isLessThanOrEqualTo(KILLS);
        }
    }

    private static Set<String> said(Set<String> lines, char what) {
        return lines.stream()
                .filter(line -> line.charAt(0) == what)
                .map(line -> line.substring(2))
                .collect(Collectors.toSet());
    }

    private static Map<String, Integer> requests(Store store, String where) {
        Map<String, Integer> requests = new HashMap<>();
        List<String> ids =
                store.jdbc()
                        .sql("select request_id from ledger_entry where " + where)
                        .query((row, _) -> row.getString(1))
                        .list();
        ids.forEach(id -> requests.merge(id, 1, Integer::sum));
        return requests;
    }

    private static VerificationReport verify(Store store) {
        return new LedgerVerification(
                        store,
                        new JdbcBudgetTotals(store),
                        _ -> false,
                        Duration.ZERO,
                        InstantSource.system())
                .run();
    }
}
