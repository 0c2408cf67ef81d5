package io.tollgate.policies.store.report;

import io.tollgate.policies.access.Caller;
import io.tollgate.policies.admin.Visible;
import io.tollgate.policies.report.Dimension;
import io.tollgate.policies.report.Filter;
import io.tollgate.policies.tenant.OrgUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Conditions on usage_dimension, here called d. Only their arguments are anybody's. */
final class Conditions {

    private static final String LINE = "\n";
    private static final Collector<CharSequence, ?, String> OR =
            Collectors.joining(" or ", "(", ")");

    private final List<String> all = new ArrayList<>();
    private final List<Object> arguments = new ArrayList<>();

    static Conditions of(List<Filter> filters, Visible visible) {
        Conditions conditions = new Conditions();
        Map<Dimension, List<Filter>> byDimension = new LinkedHashMap<>();
        filters.forEach(
                filter ->
                        byDimension
                                .computeIfAbsent(filter.dimension(), _ -> new ArrayList<>())
                                .add(filter));
        byDimension.values().forEach(conditions::anyOf);
        if (!visible.everything()) {
            conditions.visible(visible);
        }
        return conditions;
    }

    private void anyOf(List<Filter> filters) {
        all.add(filters.stream().map(this::one).collect(OR));
    }

    private String one(Filter filter) {
        if (filter.dimension() instanceof Dimension.Tag(String name)) {
            return tag(name, filter.value());
        }
        String column = "d." + Fields.column(filter.dimension().field());
        String value = filter.value();
        if (value == null) {
            return column + " is null";
        }
        boolean constant = filter.dimension() instanceof Dimension.Attribute;
        arguments.add(constant ? ((Dimension.Attribute) filter.dimension()).stored(value) : value);
        return column + " = ?";
    }

    /**
     * Tags are lines; a line that is there can be taken out, by the very letters in any database.
     */
    private String tag(String name, @Nullable String value) {
        String found = value == null ? name + "=" : name + "=" + value + LINE;
        arguments.add(LINE);
        arguments.add(LINE);
        arguments.add(LINE + found);
        arguments.add(LINE);
        arguments.add(LINE);
        return "replace(? || d.tags || ?, ?, '') "
                + (value == null ? "=" : "<>")
                + " ? || d.tags || ?";
    }

    private void visible(Visible visible) {
        List<String> ways = new ArrayList<>();
        visible.units().forEach(path -> ways.add(under(path)));
        visible.ownIn().forEach(path -> ways.add(own(path, visible.owner())));
        all.add(ways.isEmpty() ? "1 = 0" : ways.stream().collect(OR));
    }

    /** With their own keys, and with their own tokens. */
    private String own(String path, String owner) {
        String inside = under(path);
        arguments.add(Caller.keyOf(owner));
        arguments.add(owner);
        return "("
                + inside
                + " and (d.key_id = ? or d.key_id in (select k.id from api_key k where k.owner ="
                + " ?)))";
    }

    private String under(String path) {
        arguments.add(path);
        return switch (OrgUnit.level(path)) {
            case TENANT -> "d.tenant = ?";
            case TEAM -> "d.team = ?";
            default -> "d.project = ?";
        };
    }

    /** {@code 1 = 1} if there is none. */
    String text() {
        return all.isEmpty() ? "1 = 1" : String.join(" and ", all);
    }

    /** The same for what only refers to a dimension. */
    String ofDimension(String column) {
        return all.isEmpty()
                ? "1 = 1"
                : column + " in (select d.id from usage_dimension d where " + text() + ")";
    }

    List<Object> arguments() {
        return arguments;
    }
}
