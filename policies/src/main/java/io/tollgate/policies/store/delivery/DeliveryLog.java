package io.tollgate.policies.store.delivery;

import io.tollgate.policies.store.Store;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalInt;

/**
 * What was delivered. A node takes a report before it delivers it; if it dies over that, another
 * one may take it once its time is over. So a report is delivered at least once. Calls block.
 */
public final class DeliveryLog {

    private static final int LONGEST_PROBLEM = 500;

    private final Store store;

    public DeliveryLog(Store store) {
        this.store = store;
    }

    /**
     * Takes a report, unless it was delivered, or it is not its time.
     *
     * @param patience how long nobody else takes it
     * @return the attempt's number, from 1; empty if it is not to be had
     */
    public OptionalInt take(
            String name, LocalDate first, LocalDate end, Instant now, Duration patience) {
        return store.jdbc()
                .sql(
                        "insert into report_delivery (name, first_day, end_day, attempts,"
                                + " not_before) values (?, ?, ?, 1, ?) on conflict (name,"
                                + " first_day, end_day) do update set attempts ="
                                + " report_delivery.attempts + 1, not_before ="
                                + " excluded.not_before where report_delivery.delivered_at is null"
                                + " and report_delivery.not_before <= ? returning attempts")
                .params(
                        name,
                        first.toString(),
                        end.toString(),
                        now.plus(patience).toEpochMilli(),
                        now.toEpochMilli())
                .query(Integer.class)
                .optional()
                .map(OptionalInt::of)
                .orElseGet(OptionalInt::empty);
    }

    /** Notes that it was delivered. */
    public void delivered(String name, LocalDate first, LocalDate end, Instant now) {
        store.jdbc()
                .sql(
                        "update report_delivery set delivered_at = ?, problem = null where name = ?"
                                + " and first_day = ? and end_day = ?")
                .params(now.toEpochMilli(), name, first.toString(), end.toString())
                .update();
    }

    /** Notes that it was not, and when to try again. */
    public void failed(
            String name, LocalDate first, LocalDate end, String problem, Instant notBefore) {
        store.jdbc()
                .sql(
                        "update report_delivery set problem = ?, not_before = ? where name = ? and"
                                + " first_day = ? and end_day = ?")
                .params(
                        problem.substring(0, Math.min(problem.length(), LONGEST_PROBLEM)),
                        notBefore.toEpochMilli(),
                        name,
                        first.toString(),
                        end.toString())
                .update();
    }

    /** Forgets that it was delivered, or that it failed: it is anybody's at once. */
    public void again(String name, LocalDate first, LocalDate end) {
        store.jdbc()
                .sql(
                        "update report_delivery set delivered_at = null, not_before = 0, problem ="
                                + " null, attempts = 0 where name = ? and first_day = ? and"
                                + " end_day = ?")
                .params(name, first.toString(), end.toString())
                .update();
    }

    /** The latest of a name, the latest days first. */
    public List<Delivered> latest(String name, int most) {
        return store.jdbc()
                .sql(
                        "select * from report_delivery where name = ? order by end_day desc,"
                                + " first_day limit ?")
                .params(name, most)
                .query((row, _) -> read(row))
                .list();
    }

    private static Delivered read(ResultSet row) throws SQLException {
        long at = row.getLong("delivered_at");
        Instant delivered = row.wasNull() ? null : Instant.ofEpochMilli(at);
        return new Delivered(
                row.getString("name"),
                LocalDate.parse(row.getString("first_day")),
                LocalDate.parse(row.getString("end_day")),
                row.getInt("attempts"),
                Instant.ofEpochMilli(row.getLong("not_before")),
                delivered,
                row.getString("problem"));
    }
}
