package io.tollgate.policies.store.audit;

import io.tollgate.policies.audit.AuditEntry;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

/** Reads a row of the trail. */
final class AuditRow {

    private AuditRow() {}

    static AuditEntry read(ResultSet row) throws SQLException {
        return new AuditEntry(
                row.getLong("sequence"),
                Instant.ofEpochMilli(row.getLong("at")),
                row.getString("actor_kind"),
                row.getString("actor_id"),
                row.getString("actor_name"),
                row.getString("action"),
                row.getString("object"),
                row.getString("tenant"),
                row.getString("was"),
                row.getString("is_now"),
                row.getString("hash"));
    }
}
