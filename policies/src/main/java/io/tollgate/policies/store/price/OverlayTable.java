package io.tollgate.policies.store.price;

import io.tollgate.policies.price.ModelPattern;
import io.tollgate.policies.store.Store;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** The overlays in the database. */
final class OverlayTable {

    private static final String COLUMNS =
            "id, tenant, provider, model, service_tier, valid_from, terms, changed, removed";

    private final Store store;

    OverlayTable(Store store) {
        this.store = store;
    }

    List<SetPrice> changedAfter(long change) {
        return store.jdbc()
                .sql("select " + COLUMNS + " from price where changed > :change order by changed")
                .param("change", change)
                .query(OverlayTable::read)
                .list();
    }

    /** Taking the change's number first keeps other writers out until the commit. */
    String put(Overlay overlay) {
        long change = store.nextChange();
        Optional<SetPrice> before = find(overlay);
        if (before.isEmpty()) {
            return insert(overlay, change);
        }
        SetPrice row = before.get();
        if (row.removed() || !terms(row.overlay()).equals(terms(overlay))) {
            store.jdbc()
                    .sql(
                            "update price set terms = :terms, changed = :change, removed = 0"
                                    + " where id = :id")
                    .param("terms", terms(overlay))
                    .param("change", change)
                    .param("id", row.id())
                    .update();
        }
        return row.id();
    }

    private Optional<SetPrice> find(Overlay overlay) {
        return subject(
                        store.jdbc()
                                .sql(
                                        "select "
                                                + COLUMNS
                                                + " from price where coalesce(tenant, '') ="
                                                + " coalesce(:tenant, '') and provider = :provider"
                                                + " and model = :model and service_tier = :tier and"
                                                + " valid_from = :from"),
                        overlay)
                .query(OverlayTable::read)
                .optional();
    }

    private String insert(Overlay overlay, long change) {
        String id = UUID.randomUUID().toString();
        subject(
                        store.jdbc()
                                .sql(
                                        "insert into price ("
                                                + COLUMNS
                                                + ") values (:id, :tenant, :provider, :model, :tier,"
                                                + " :from, :terms, :change, 0)"),
                        overlay)
                .param("id", id)
                .param("terms", terms(overlay))
                .param("change", change)
                .update();
        return id;
    }

    boolean remove(String id) {
        long change = store.nextChange();
        return store.jdbc()
                        .sql(
                                "update price set removed = 1, changed = :change"
                                        + " where id = :id and removed = 0")
                        .param("change", change)
                        .param("id", id)
                        .update()
                == 1;
    }

    private static StatementSpec subject(StatementSpec statement, Overlay overlay) {
        return statement
                .param("tenant", overlay.tenant(), Types.VARCHAR)
                .param("provider", overlay.provider())
                .param("model", overlay.model().text())
                .param("tier", overlay.serviceTier())
                .param("from", overlay.validFrom().toEpochMilli());
    }

    private static String terms(Overlay overlay) {
        return TermsText.write(overlay.terms());
    }

    private static SetPrice read(ResultSet row, int number) throws SQLException {
        return new SetPrice(
                row.getString("id"),
                new Overlay(
                        row.getString("tenant"),
                        row.getString("provider"),
                        new ModelPattern(row.getString("model")),
                        row.getString("service_tier"),
                        Instant.ofEpochMilli(row.getLong("valid_from")),
                        TermsText.parse(row.getString("terms"))),
                row.getLong("changed"),
                row.getInt("removed") == 1);
    }
}
