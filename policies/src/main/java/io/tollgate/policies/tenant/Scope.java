package io.tollgate.policies.tenant;

/**
 * Something that limits and budgets are laid on. Names are paths, so that each says where it
 * belongs: {@code acme}, {@code acme/search}, {@code acme/search/bot}.
 *
 * @param id the path of a tenant, team or project; a key's public id; for a tag the tenant with the
 *     tag, {@code acme#env=prod}
 */
public record Scope(Level level, String id) {

    /** What it is. */
    public enum Level {
        TENANT,
        TEAM,
        PROJECT,
        KEY,
        TAG
    }
}
