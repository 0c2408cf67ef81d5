package io.tollgate.policies.store.directory;

import io.tollgate.policies.admin.Visible;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

/** A question that grows by conditions. They are ours; only the arguments are anybody's. */
final class PageQuery {

    private static final String NOBODY = "1 = 0";

    private final StringBuilder text;
    private final List<Object> arguments = new ArrayList<>();

    PageQuery(String table) {
        text = new StringBuilder("select * from ").append(table).append(" where 1 = 1");
    }

    PageQuery where(String condition, Object... values) {
        text.append(" and (").append(condition).append(')');
        Collections.addAll(arguments, values);
        return this;
    }

    private PageQuery anyOf(List<String> conditions) {
        return where(conditions.isEmpty() ? NOBODY : String.join(" or ", conditions));
    }

    /** A unit, and what belongs to it. */
    PageQuery under(String column, String path) {
        return where(within(column, path));
    }

    private String within(String column, String path) {
        arguments.add(path);
        arguments.add(length(path) + 1);
        arguments.add(path + "/");
        return "(%1$s = ? or substr(%1$s, 1, ?) = ?)".formatted(column);
    }

    /** So deep a path is. */
    PageQuery withSlashes(String column, int slashes) {
        return where(
                "length(%1$s) - length(replace(%1$s, '/', '')) = ?".formatted(column), slashes);
    }

    /** One of the columns begins so, whatever the letters' case. */
    PageQuery beginning(String beginning, String... columns) {
        if (beginning.isEmpty()) {
            return this;
        }
        List<String> conditions = new ArrayList<>();
        for (String column : columns) {
            arguments.add(length(beginning));
            arguments.add(beginning);
            conditions.add("lower(substr(%s, 1, ?)) = lower(?)".formatted(column));
        }
        return anyOf(conditions);
    }

    /** What belongs to units that may be seen, or to the one who looks. */
    PageQuery visible(String unit, String owner, Visible visible) {
        if (visible.everything()) {
            return this;
        }
        List<String> conditions = new ArrayList<>(within(unit, visible.units()));
        for (String own : visible.ownIn()) {
            String inside = within(unit, own);
            arguments.add(visible.owner());
            conditions.add("(%s and %s = ?)".formatted(inside, owner));
        }
        return anyOf(conditions);
    }

    /** Units that may be seen, and those above them. */
    PageQuery onTheWay(String unit, Visible visible) {
        if (visible.everything()) {
            return this;
        }
        List<String> conditions = new ArrayList<>();
        for (Collection<String> seen : List.of(visible.units(), visible.ownIn())) {
            for (String path : seen) {
                conditions.add(within(unit, path));
                arguments.add(path);
                conditions.add("%1$s || '/' = substr(?, 1, length(%1$s) + 1)".formatted(unit));
            }
        }
        return anyOf(conditions);
    }

    private List<String> within(String column, Collection<String> paths) {
        return paths.stream().map(path -> within(column, path)).toList();
    }

    /** Of a unit and what belongs to it: its keys and tags too. */
    PageQuery scopeIn(String path) {
        return where(scoped(path));
    }

    /** On what may be seen. */
    PageQuery visibleScope(Visible visible) {
        return visible.everything()
                ? this
                : anyOf(visible.units().stream().map(this::scoped).toList());
    }

    /** Keys are named by ids that say nothing of whose they are. */
    private String scoped(String path) {
        String unit = within("scope_id", path);
        arguments.add(length(path) + 1);
        arguments.add(path + "#");
        return "(scope_level <> 'KEY' and (%s or substr(scope_id, 1, ?) = ?) or scope_level = 'KEY' and scope_id in (select id from api_key where %s))"
                .formatted(unit, within("unit_id", path));
    }

    String text() {
        return text.toString();
    }

    List<Object> arguments() {
        return arguments;
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
