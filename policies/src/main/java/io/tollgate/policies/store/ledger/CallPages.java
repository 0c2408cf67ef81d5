package io.tollgate.policies.store.ledger;

import io.tollgate.policies.admin.Visible;
import io.tollgate.policies.ledger.LedgerEntry;
import io.tollgate.policies.ledger.LedgerEntry.Payer;
import io.tollgate.policies.ledger.LedgerEntry.Service;
import io.tollgate.policies.ledger.Told;
import io.tollgate.policies.price.Money;
import io.tollgate.policies.store.Store;
import io.tollgate.policies.usage.AttemptRecord;
import io.tollgate.policies.usage.TokenUsage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Calls as the ledger has them, for people to look at: the latest first. Calls block. */
public final class CallPages {

    private final Store store;

    public CallPages(Store store) {
        this.store = store;
    }

    /**
     * Some of many.
     *
     * @param next what the following page is asked by, null if there is none
     */
    public record Page(List<Told> calls, @Nullable String next) {}

    /** Calls that may be seen. */
    public Page page(Visible visible, CallQuery query, int size) {
        List<Map.Entry<String, Long>> found = heads(query.visible(visible), size + 1);
        List<Map.Entry<String, Long>> shown = found.subList(0, Math.min(size, found.size()));
        Map<String, Told> calls = read(shown.stream().map(Map.Entry::getKey).toList());
        List<Told> inOrder = shown.stream().map(one -> calls.get(one.getKey())).toList();
        Map.Entry<String, Long> last = found.size() > size ? shown.getLast() : null;
        return new Page(inOrder, last == null ? null : last.getValue() + "." + last.getKey());
    }

    /** The call of this id, if it is there and may be seen. */
    public Optional<Told> call(Visible visible, String requestId) {
        return page(visible, new CallQuery().id(requestId), 1).calls().stream().findFirst();
    }

    private List<Map.Entry<String, Long>> heads(CallQuery query, int limit) {
        return store.jdbc()
                .sql(
                        "select o.request_id, o.at from ledger_entry o where o.phase = 'OPEN' and"
                                + " o.attempt = 1"
                                + query.condition()
                                + " order by o.at desc, o.request_id desc limit ?")
                .params(query.arguments())
                .param(limit)
                .query((row, _) -> Map.entry(row.getString(1), row.getLong(2)))
                .list();
    }

    private Map<String, Told> read(List<String> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        Map<String, List<Row>> rows = new LinkedHashMap<>();
        store.jdbc()
                .sql(
                        "select * from ledger_entry where request_id in ("
                                + ids.stream().map(_ -> "?").collect(Collectors.joining(", "))
                                + ") order by request_id, attempt, phase desc")
                .params(ids)
                .query(
                        row -> {
                            Row read = row(row);
                            rows.computeIfAbsent(read.requestId(), _ -> new ArrayList<>())
                                    .add(read);
                        });
        return rows.entrySet().stream()
                .collect(
                        Collectors.toMap(
                                Map.Entry::getKey, one -> told(one.getKey(), one.getValue())));
    }

    /** A row; {@code ending} of those that end an attempt. */
    private record Row(
            String requestId,
            int attempt,
            Instant at,
            Payer payer,
            Service service,
            @Nullable Money amount,
            Told.@Nullable Ending ending) {}

    private static Told told(String id, List<Row> rows) {
        Map<Integer, Told.Attempt> attempts = new LinkedHashMap<>();
        for (Row row : rows) {
            Told.Attempt open = attempts.get(row.attempt());
            attempts.put(
                    row.attempt(),
                    new Told.Attempt(
                            row.attempt(),
                            row.service(),
                            open == null && row.ending() == null ? row.amount() : reserved(open),
                            row.ending()));
        }
        return new Told(
                id, rows.getFirst().at(), rows.getFirst().payer(), List.copyOf(attempts.values()));
    }

    private static @Nullable Money reserved(Told.@Nullable Attempt open) {
        return open == null ? null : open.reserved();
    }

    private Row row(ResultSet row) throws SQLException {
        Object amount = row.getObject("amount");
        Money money = amount == null ? null : store.vendor().read(amount);
        return new Row(
                row.getString("request_id"),
                row.getInt("attempt"),
                Instant.ofEpochMilli(row.getLong("at")),
                payer(row),
                service(row),
                money,
                row.getString("phase").equals("END") ? ending(row, money) : null);
    }

    private static Payer payer(ResultSet row) throws SQLException {
        return new Payer(
                row.getString("tenant"),
                row.getString("team"),
                row.getString("project"),
                row.getString("key_id"),
                row.getString("key_label"),
                row.getString("cost_centre"),
                Dimension.tags(row.getString("tags")),
                row.getString("end_user"));
    }

    private static Service service(ResultSet row) throws SQLException {
        return new Service(
                row.getString("operation"),
                row.getString("endpoint"),
                row.getString("route"),
                row.getString("model_requested"),
                row.getString("provider"),
                row.getString("model_served"),
                AttemptRecord.Kind.valueOf(row.getString("attempt_kind")),
                row.getString("experiment"),
                row.getString("service_tier"));
    }

    private static Told.Ending ending(ResultSet row, @Nullable Money cost) throws SQLException {
        String source = row.getString("source");
        Object firstToken = row.getObject("first_token_millis");
        return new Told.Ending(
                LedgerEntry.End.valueOf(row.getString("end_reason")),
                cost,
                row.getString("price_id"),
                usage(row),
                source == null ? null : LedgerEntry.Source.valueOf(source),
                row.getLong("duration_millis"),
                firstToken == null ? null : ((Number) firstToken).longValue());
    }

    private static @Nullable TokenUsage usage(ResultSet row) throws SQLException {
        if (row.getObject(Columns.TOKENS.getFirst()) == null) {
            return null;
        }
        long[] counts = new long[Columns.TOKENS.size()];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = row.getLong(Columns.TOKENS.get(i));
        }
        return new TokenUsage(
                counts[0], counts[1], counts[2], counts[3], counts[4], counts[5], counts[6],
                counts[7]);
    }
}
