package io.tollgate.policies.store.ledger;

import io.tollgate.policies.store.Store;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** When keys were used last, to the hour. Calls block. */
public final class LastUses {

    private final Store store;

    public LastUses(Store store) {
        this.store = store;
    }

    /** The hour's beginning by the key's id; keys that were never used are not in it. */
    public Map<String, Instant> of(Collection<String> keys) {
        Map<String, Instant> uses = new HashMap<>();
        if (!keys.isEmpty()) {
            String places = keys.stream().map(_ -> "?").collect(Collectors.joining(", "));
            store.jdbc()
                    .sql(
                            "select d.key_id, max(h.hour) from usage_dimension d join usage_hour h"
                                    + " on h.dimension_id = d.id where d.key_id in ("
                                    + places
                                    + ") group by d.key_id")
                    .params(List.copyOf(keys))
                    .query(
                            row -> {
                                uses.put(row.getString(1), Instant.ofEpochMilli(row.getLong(2)));
                            });
        }
        return uses;
    }
}
