package io.tollgate.policies.store.audit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which entries of the trail; all, until it is told more. */
public final class AuditQuery {

    private final StringBuilder condition = new StringBuilder(" where 1 = 1");
    private final List<Object> arguments = new ArrayList<>();

    private AuditQuery where(String text, @Nullable Object argument) {
        if (argument != null) {
            condition.append(" and ").append(text);
            arguments.add(argument);
        }
        return this;
    }

    /**
     * @param sequence of the entry that the page before ended with, null for the first page
     */
    public AuditQuery before(@Nullable Long sequence) {
        return where("sequence < ?", sequence);
    }

    /**
     * @param from null: from the beginning
     * @param to not part of it; null: until now
     */
    public AuditQuery between(@Nullable Instant from, @Nullable Instant to) {
        where("at >= ?", from == null ? null : from.toEpochMilli());
        return where("at < ?", to == null ? null : to.toEpochMilli());
    }

    /** By whom, by their id; null: by anybody. */
    public AuditQuery by(@Nullable String actorId) {
        return where("actor_id = ?", actorId);
    }

    /** To what, as {@code key/1a2B3c4D5e6F}; null: to anything. */
    public AuditQuery to(@Nullable String object) {
        return where("object = ?", object);
    }

    /** Of these tenants only. */
    public AuditQuery ofTenants(Collection<String> tenants) {
        if (tenants.isEmpty()) {
            condition.append(" and 1 = 0");
            return this;
        }
        condition
                .append(" and tenant in (")
                .append(String.join(", ", Collections.nCopies(tenants.size(), "?")))
                .append(')');
        arguments.addAll(tenants);
        return this;
    }

    String condition() {
        return condition.toString();
    }

    List<Object> arguments() {
        return arguments;
    }
}
