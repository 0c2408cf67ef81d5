package io.tollgate.app.policycode;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A plan in words, for people and for programs. */
final class PlanText {

    private PlanText() {}

    static List<String> lines(Plan plan) {
        List<String> lines = new ArrayList<>();
        plan.changes().forEach(change -> change(change, lines));
        for (Thing thing : plan.unlisted()) {
            lines.add("  " + thing.name() + " is in no file; it is left alone without --prune");
        }
        if (!plan.others().isEmpty()) {
            lines.add("Not in the files, and not looked at: " + String.join(", ", plan.others()));
        }
        lines.add(sum(plan));
        return lines;
    }

    /** A change in a line. */
    static String title(Change change) {
        return switch (change) {
            case Change.Create create -> "+ " + create.thing().name();
            case Change.Update update -> "~ " + update.thing().name();
            case Change.Remove remove -> "- " + remove.thing().name();
        };
    }

    private static void change(Change change, List<String> lines) {
        lines.add(title(change));
        switch (change) {
            case Change.Create create ->
                    create.thing()
                            .fields()
                            .forEach((name, value) -> lines.add(field(name, show(value))));
            case Change.Update update ->
                    update.differences()
                            .forEach(
                                    (name, one) ->
                                            lines.add(
                                                    field(
                                                            name,
                                                            show(one.before())
                                                                    + " -> "
                                                                    + show(one.after()))));
            case Change.Remove _ -> {}
        }
    }

    private static String field(String name, String value) {
        return "    " + name.substring(1).replace('/', '.') + ": " + value;
    }

    private static String show(@Nullable String value) {
        return value == null ? "(none)" : value;
    }

    private static String sum(Plan plan) {
        long made = plan.changes().stream().filter(Change.Create.class::isInstance).count();
        long changed = plan.changes().stream().filter(Change.Update.class::isInstance).count();
        long removed = plan.changes().stream().filter(Change.Remove.class::isInstance).count();
        return plan.isEmpty()
                ? "No differences; " + plan.same() + " things are as the files say."
                : "%d to make, %d to change, %d to remove; %d are as the files say."
                        .formatted(made, changed, removed, plan.same());
    }

    /** The same for programs. */
    static String json(Plan plan) {
        ObjectNode top = JsonMapper.shared().createObjectNode();
        ArrayNode changes = top.putArray("changes");
        for (Change change : plan.changes()) {
            ObjectNode one = changes.addObject();
            one.put(
                    "action",
                    switch (change) {
                        case Change.Create _ -> "create";
                        case Change.Update _ -> "update";
                        case Change.Remove _ -> "remove";
                    });
            one.put("kind", change.thing().kind().word()).put("id", change.thing().id());
            if (change instanceof Change.Update update) {
                differences(update.differences(), one.putObject("fields"));
            } else {
                one.set("body", change.thing().body());
            }
        }
        ArrayNode unlisted = top.putArray("unlisted");
        plan.unlisted().forEach(thing -> unlisted.add(thing.name()));
        top.put("same", plan.same());
        return top.toPrettyString();
    }

    private static void differences(Map<String, Change.Difference> all, ObjectNode fields) {
        all.forEach(
                (name, one) ->
                        fields.putObject(name)
                                .put("before", one.before())
                                .put("after", one.after()));
    }
}
