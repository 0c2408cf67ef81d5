package io.tollgate.policies.tenant;

import io.tollgate.policies.access.Rights;
import io.tollgate.policies.tenant.Scope.Level;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A tenant, a team of it, or a project of a team.
 *
 * @param id its path: {@code acme}, {@code acme/search}, {@code acme/search/bot}
 * @param name for people
 * @param costCentre null: that of the unit above
 */
public record OrgUnit(
        String id, String name, Status status, @Nullable String costCentre, Rights rights) {

    private static final String SLUG = "[a-z0-9][a-z0-9-]{0,62}";
    private static final Pattern PATH = Pattern.compile(SLUG + "(/" + SLUG + "){0,2}");

    /**
     * @throws IllegalArgumentException if the path is none
     */
    public OrgUnit {
        if (!PATH.matcher(id).matches()) {
            throw new IllegalArgumentException(
                    "'"
                            + id
                            + "' is no path of a tenant, team or project: up to three names with"
                            + " a slash between them, of small letters, digits and hyphens");
        }
    }

    public Level level() {
        return level(id);
    }

    /** The level that a path of this depth has. */
    public static Level level(String path) {
        return switch ((int) path.chars().filter(c -> c == '/').count()) {
            case 0 -> Level.TENANT;
            case 1 -> Level.TEAM;
            default -> Level.PROJECT;
        };
    }

    /** The unit that this one belongs to, null for a tenant. */
    public @Nullable String parent() {
        return parent(id);
    }

    public static @Nullable String parent(String path) {
        int slash = path.lastIndexOf('/');
        return slash < 0 ? null : path.substring(0, slash);
    }

    /** The tenant that a path belongs to. */
    public static String tenant(String path) {
        int slash = path.indexOf('/');
        return slash < 0 ? path : path.substring(0, slash);
    }
}
