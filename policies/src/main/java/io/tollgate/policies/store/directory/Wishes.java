package io.tollgate.policies.store.directory;

import io.tollgate.policies.access.Rights;
import io.tollgate.policies.budget.Budget;
import io.tollgate.policies.budget.BudgetRaise;
import io.tollgate.policies.key.ApiKey;
import io.tollgate.policies.quota.Quota;
import io.tollgate.policies.store.directory.DirectoryException.Kind;
import io.tollgate.policies.tenant.OrgUnit;
import io.tollgate.policies.tenant.Scope;
import io.tollgate.policies.tenant.Status;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What can be seen of a wish without asking the store. Texts are as long as PostgreSQL's columns
 * are, on the embedded database as well, which would take any; and what people write reaches logs
 * and pages, so it has no control characters.
 */
public final class Wishes {

    private static final int ID = 100;
    private static final int NAME = 200;
    private static final int COST_CENTRE = 100;
    private static final int REASON = 500;
    private static final int RAISE_ID = 40;
    private static final int SCOPE = 400;
    private static final int ENTRIES = 200;
    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");
    private static final Pattern TAG = Pattern.compile("([^/#]+)#[^=]+=.*");

    private Wishes() {}

    /**
     * @throws DirectoryException if it could not be declared
     */
    public static void check(OrgUnit unit) {
        text("name", unit.name(), NAME);
        optional("cost centre", unit.costCentre(), COST_CENTRE);
        check(unit.rights());
        if (unit.status() == Status.REVOKED) {
            throw invalid("A tenant, team or project is suspended, not revoked.");
        }
    }

    static void check(ApiKey key) {
        if (OrgUnit.level(key.unit()) == Scope.Level.TENANT) {
            throw invalid("A key belongs to a team or a project, not to a tenant.");
        }
        text("label", key.label(), NAME);
        optional("owner", key.owner(), NAME);
        optional("cost centre", key.costCentre(), COST_CENTRE);
        check("tags", key.tags());
        check("metadata", key.settings().metadata());
        check(key.rights());
        if (key.expires() != null) {
            instant("expiry", key.expires());
        }
    }

    private static void instant(String what, Instant at) {
        if (at.isBefore(Instant.EPOCH) || at.isAfter(LATEST)) {
            throw invalid("The " + what + " is no time from 1970 to 9999.");
        }
    }

    private static void check(String what, Map<String, String> entries) {
        atMost(what, entries.keySet());
        entries.forEach(
                (name, value) -> {
                    text("name among the " + what, name, NAME);
                    optional("value of " + name, value, NAME);
                    if (name.indexOf('=') >= 0) {
                        throw invalid("'" + name + "' has an equals sign; values may have one.");
                    }
                });
    }

    private static void check(Rights rights) {
        each("model", rights.models());
        each("endpoint", rights.endpoints());
        if (rights.addresses() != null) {
            atMost("addresses", rights.addresses());
        }
    }

    private static void each(String what, @Nullable Collection<String> values) {
        if (values != null) {
            atMost(what + "s", values);
            values.forEach(value -> text(what, value, NAME));
        }
    }

    private static void atMost(String what, Collection<?> values) {
        if (values.size() > ENTRIES) {
            throw invalid("There may be " + ENTRIES + " " + what + " at most.");
        }
    }

    /**
     * @throws DirectoryException if it could not be declared
     */
    public static void check(Quota quota) {
        text("id", quota.id(), ID);
        optional("model", quota.model(), NAME);
        check(quota.scope());
    }

    /**
     * @throws DirectoryException if it could not be declared
     */
    public static void check(Budget budget) {
        text("id", budget.id(), ID);
        check(budget.scope());
        Budget.Thrift thrift = budget.thrift();
        if (thrift != null) {
            text("cheaper model", thrift.model(), NAME);
        }
    }

    static void check(BudgetRaise raise) {
        text("id", raise.id(), RAISE_ID);
        text("reason", raise.reason(), REASON);
        text("name of who raises it", raise.by(), NAME);
        instant("end", raise.until());
        if (!raise.amount().isPositive()) {
            throw invalid("A budget is raised by more than nothing.");
        }
    }

    /** A scope whose name is another level's would hold for nobody, and nobody would notice. */
    private static void check(Scope scope) {
        text("scope", scope.id(), SCOPE);
        switch (scope.level()) {
            case TENANT, TEAM, PROJECT -> {
                if (OrgUnit.level(scope.id()) != scope.level()) {
                    throw invalid("'" + scope.id() + "' is no " + scope.level() + "'s path.");
                }
            }
            case TAG -> tenantOfTag(scope.id());
            case KEY -> {}
        }
    }

    static String tenantOfTag(String id) {
        Matcher tag = TAG.matcher(id);
        if (!tag.matches()) {
            throw invalid("'" + id + "' is no tag of a tenant; write it as acme#env=prod.");
        }
        return tag.group(1);
    }

    private static void text(String what, String text, int longest) {
        if (text.isBlank()) {
            throw invalid("The " + what + " is missing.");
        }
        optional(what, text, longest);
    }

    private static void optional(String what, @Nullable String text, int longest) {
        if (text == null) {
            return;
        }
        if (text.codePointCount(0, text.length()) > longest) {
            throw invalid("The " + what + " has more than " + longest + " characters.");
        }
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw invalid("The " + what + " has control characters.");
        }
    }

    static DirectoryException invalid(String message) {
        return new DirectoryException(Kind.INVALID, message);
    }
}
