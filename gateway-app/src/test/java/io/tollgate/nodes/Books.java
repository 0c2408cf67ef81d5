package io.tollgate.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.policies.price.Money;
import io.tollgate.policies.store.Store;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** What stands in the database of what calls cost. */
record Books(Store store) {

    /**
     * A call of one attempt.
     *
     * @param held that was reserved for it
     * @param cost null if nobody knows it
     */
    record Ended(
            String kind,
            @Nullable Money held,
            @Nullable Money cost,
            @Nullable String source,
            String endReason) {}

    /** A window of a budget. */
    record Standing(Money spent, Money overrun, Money leased) {}

    /** By the id of the request; fails if something is there twice. */
    Map<String, Ended> ended() {
        Map<String, Ended> found = new HashMap<>();
        store.jdbc()
                .sql(
                        """
                        select e.request_id, e.kind, o.amount as held, e.amount as cost, e.source,
                            e.end_reason
                        from ledger_entry e join ledger_entry o
                            on o.request_id = e.request_id and o.attempt = e.attempt
                            and o.phase = 'OPEN'
                        where e.phase = 'END'
                        """)
                .query(
                        (row, _) ->
                                found.put(
                                        row.getString("request_id"),
                                        new Ended(
                                                row.getString("kind"),
                                                money(row.getObject("held")),
                                                money(row.getObject("cost")),
                                                row.getString("source"),
                                                row.getString("end_reason"))))
                .list()
                .forEach(before -> assertThat(before).as("another end of a request").isNull());
        return found;
    }

    private @Nullable Money money(@Nullable Object column) {
        return column == null ? null : store.vendor().read(column);
    }

    /** How many attempts are begun and not ended. */
    long open() {
        return count("phase = 'OPEN'") - count("phase = 'END'");
    }

    long count(String where) {
        return store.jdbc()
                .sql("select count(*) from ledger_entry where " + where)
                .query(Long.class)
                .single();
    }

    Standing standing(String budget) {
        List<Standing> found =
                store.jdbc()
                        .sql("select spent, overrun, leased from budget_window where budget_id = ?")
                        .param(budget)
                        .query(
                                (row, _) ->
                                        new Standing(
                                                store.vendor().read(row.getObject("spent")),
                                                store.vendor().read(row.getObject("overrun")),
                                                store.vendor().read(row.getObject("leased"))))
                        .list();
        return found.isEmpty()
                ? new Standing(Money.ZERO, Money.ZERO, Money.ZERO)
                : found.getFirst();
    }

    /** Has a node prove that everything adds up. */
    static void verify(GatewayProcess node, String adminKey) {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> report =
                    http.send(
                            HttpRequest.newBuilder(
                                            URI.create(node.url() + "/admin/v1/ledger/verify"))
                                    .header("Authorization", "Bearer " + adminKey)
                                    .POST(HttpRequest.BodyPublishers.noBody())
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            assertThat(report.statusCode()).as(report.body()).isEqualTo(200);
            assertThat(report.body()).contains("\"differences\":0");
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** Waits for something of which the stores hear a little later. */
    static void await(String what, Duration most, Callable<Boolean> met) throws Exception {
        long deadline = System.nanoTime() + most.toNanos();
        while (!met.call()) {
            assertThat(System.nanoTime()).as(what + " in time").isLessThan(deadline);
            Thread.sleep(20);
        }
    }
}
