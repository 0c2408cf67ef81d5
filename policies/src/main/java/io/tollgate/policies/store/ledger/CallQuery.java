package io.tollgate.policies.store.ledger;

import io.tollgate.policies.access.Caller;
import io.tollgate.policies.admin.Visible;
import io.tollgate.policies.ledger.LedgerEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which calls; all, until it is told more. Conditions are ours, only arguments are anybody's. */
public final class CallQuery {

    /** As deep as it is: a tenant's, a team's or a project's. */
    private static final String[] UNIT = {"o.tenant", "o.team", "o.project"};

    private static final String NOBODY = "1 = 0";

    private final StringBuilder condition = new StringBuilder();
    private final List<Object> arguments = new ArrayList<>();

    private CallQuery where(String text, @Nullable Object argument) {
        if (argument != null) {
            condition.append(" and ").append(text);
            arguments.add(argument);
        }
        return this;
    }

    CallQuery id(String requestId) {
        return where("o.request_id = ?", requestId);
    }

    /**
     * @param from null: from the beginning
     * @param to not part of it; null: until now
     */
    public CallQuery between(@Nullable Instant from, @Nullable Instant to) {
        where("o.at >= ?", from == null ? null : from.toEpochMilli());
        return where("o.at < ?", to == null ? null : to.toEpochMilli());
    }

    /** Of a tenant, team or project; null: of any. */
    public CallQuery of(@Nullable String path) {
        return path == null ? this : where(column(path) + " = ?", path);
    }

    private static String column(String path) {
        return UNIT[(int) path.chars().filter(c -> c == '/').count()];
    }

    /** By a key, by its id; null: by any. */
    public CallQuery by(@Nullable String key) {
        return where("o.key_id = ?", key);
    }

    /** That asked for a model by this name; null: by any. */
    public CallQuery model(@Nullable String requested) {
        return where("o.model_requested = ?", requested);
    }

    /** Whose first attempt was at this provider; null: at any. */
    public CallQuery provider(@Nullable String provider) {
        return where("o.provider = ?", provider);
    }

    /** Of which an attempt ended so; null: somehow or not yet. */
    public CallQuery ended(LedgerEntry.@Nullable End end) {
        return where(
                "exists (select 1 from ledger_entry e where e.request_id = o.request_id and"
                        + " e.phase = 'END' and e.end_reason = ?)",
                end == null ? null : end.name());
    }

    /**
     * @param next as the page before said, null for the first one
     * @throws IllegalArgumentException if no page said that
     */
    public CallQuery after(@Nullable String next) {
        if (next == null) {
            return this;
        }
        int point = next.indexOf('.');
        if (point < 0) {
            throw new IllegalArgumentException("no page said that");
        }
        long at = Long.parseLong(next.substring(0, point));
        condition.append(" and (o.at < ? or (o.at = ? and o.request_id < ?))");
        arguments.add(at);
        arguments.add(at);
        arguments.add(next.substring(point + 1));
        return this;
    }

    CallQuery visible(Visible visible) {
        if (visible.everything()) {
            return this;
        }
        List<String> ways = new ArrayList<>();
        for (String path : visible.units()) {
            ways.add(column(path) + " = ?");
            arguments.add(path);
        }
        for (String path : visible.ownIn()) {
            ways.add(
                    "("
                            + column(path)
                            + " = ? and (o.key_id = ? or o.key_id in (select id from api_key where"
                            + " owner = ?)))");
            arguments.add(path);
            arguments.add(Caller.keyOf(visible.owner()));
            arguments.add(visible.owner());
        }
        condition
                .append(" and (")
                .append(ways.isEmpty() ? NOBODY : String.join(" or ", ways))
                .append(')');
        return this;
    }

    String condition() {
        return condition.toString();
    }

    List<Object> arguments() {
        return arguments;
    }
}
