package io.tollgate.policies.store;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.BatchPreparedStatementSetter;

/**
 * Sets a statement's arguments by their own types. Spring would ask the driver for the type of each
 * null.
 */
final class RowSetter implements BatchPreparedStatementSetter {

    private final List<List<@Nullable Object>> rows;

    RowSetter(List<List<@Nullable Object>> rows) {
        this.rows = rows;
    }

    @Override
    public int getBatchSize() {
        return rows.size();
    }

    @Override
    public void setValues(PreparedStatement statement, int row) throws SQLException {
        int place = 0;
        for (Object value : rows.get(row)) {
            set(statement, ++place, value);
        }
    }

    private static void set(PreparedStatement statement, int place, @Nullable Object value)
            throws SQLException {
        switch (value) {
            case null -> statement.setNull(place, Types.NULL);
            case String text -> statement.setString(place, text);
            case Long number -> statement.setLong(place, number);
            case Integer number -> statement.setInt(place, number);
            default -> statement.setObject(place, value);
        }
    }
}
