package io.tollgate.app.policycode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.nodes.Node;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads a folder of files. */
final class PolicyFiles {

    private static final String NAME = "name";
    private static final Set<String> OWN = Set.of(NAME, "status", "costCentre", "rights");
    private static final Set<String> LIMITS = Set.of("quotas", "budgets");

    /** What a file cannot say: where a thing stands says it, or only the gateway knows. */
    static final Set<String> SAID_BY_PLACE = Set.of("id", "scope", "current");

    /** What is next below a tenant, and below a team. */
    private static final List<String> BELOW = List.of("teams", "projects");

    private final Shapes shapes = new Shapes();
    private final List<String> mistakes = new ArrayList<>();
    private final Map<String, Place> places = new LinkedHashMap<>();
    private final List<Thing> things = new ArrayList<>();

    private PolicyFiles() {}

    /**
     * Everything that is declared in a folder's {@code *.yaml} and {@code *.yml}, what is above
     * before what is below.
     *
     * @throws Mistakes if there are any
     */
    static List<Thing> read(Path folder) {
        PolicyFiles files = new PolicyFiles();
        List<Path> all = files.list(folder);
        if (all.isEmpty() && files.mistakes.isEmpty()) {
            files.mistakes.add(folder + ": there is no *.yaml in it.");
        }
        all.forEach(files::file);
        if (!files.mistakes.isEmpty()) {
            throw new Mistakes(files.mistakes);
        }
        return List.copyOf(files.things);
    }

    private List<Path> list(Path folder) {
        Predicate<Path> yaml =
                path -> path.toString().endsWith(".yaml") || path.toString().endsWith(".yml");
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(yaml).filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            mistakes.add(folder + ": is no folder that can be read.");
        } catch (UncheckedIOException e) {
            mistakes.add(folder + ": " + e.getMessage());
        }
        return List.of();
    }

    private void file(Path path) {
        YamlTree yaml = new YamlTree(path, mistakes);
        Node top = yaml.read(path);
        if (top == null) {
            return;
        }
        Map<String, Node> entries = yaml.entries(top, "The file");
        unknown(yaml, entries, Set.of("tenants"));
        Node tenants = entries.get("tenants");
        if (tenants != null) {
            yaml.entries(tenants, "'tenants'").forEach((name, node) -> unit(yaml, name, node, 0));
        }
    }

    /**
     * @param depth 0 for a tenant
     */
    private void unit(YamlTree yaml, String path, Node node, int depth) {
        Map<String, Node> entries = yaml.entries(node, "'" + path + "'");
        List<String> valid = new ArrayList<>(OWN);
        valid.addAll(LIMITS);
        if (depth < BELOW.size()) {
            valid.add(BELOW.get(depth));
        }
        if (depth == 0) {
            valid.add("tags");
        }
        unknown(yaml, entries, valid);
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        entries.forEach(
                (key, value) -> {
                    if (OWN.contains(key)) {
                        body.set(key, yaml.json(value));
                    }
                });
        if (!body.has(NAME)) {
            body.put(NAME, path.substring(path.lastIndexOf('/') + 1));
        }
        add(yaml, node, Kind.UNIT, path, body);
        limits(yaml, entries, List.of("tenant", "team", "project").get(depth), path);
        Node tags = entries.get("tags");
        if (tags != null && depth == 0) {
            yaml.entries(tags, "'tags'").forEach((tag, limits) -> tag(yaml, path, tag, limits));
        }
        Node below = depth < BELOW.size() ? entries.get(BELOW.get(depth)) : null;
        if (below != null) {
            yaml.entries(below, "'" + BELOW.get(depth) + "'")
                    .forEach((name, one) -> below(yaml, path, name, one, depth));
        }
    }

    private void below(YamlTree yaml, String above, String name, Node node, int depth) {
        if (name.indexOf('/') >= 0) {
            yaml.mistake(node, "'" + name + "' has a slash; what is below stands below.");
        } else {
            unit(yaml, above + "/" + name, node, depth + 1);
        }
    }

    private void tag(YamlTree yaml, String tenant, String tag, Node node) {
        Map<String, Node> entries = yaml.entries(node, "'" + tag + "'");
        unknown(yaml, entries, LIMITS);
        limits(yaml, entries, "tag", tenant + "#" + tag);
    }

    private void limits(YamlTree yaml, Map<String, Node> entries, String level, String scope) {
        for (Kind kind : List.of(Kind.QUOTA, Kind.BUDGET)) {
            Node limits = entries.get(kind.word() + "s");
            if (limits != null) {
                yaml.entries(limits, "'" + kind.word() + "s'")
                        .forEach((id, node) -> limit(yaml, kind, id, node, level, scope));
            }
        }
    }

    private void limit(YamlTree yaml, Kind kind, String id, Node node, String level, String scope) {
        if (!(yaml.json(node) instanceof ObjectNode body)) {
            yaml.mistake(node, "'" + id + "' has to be a mapping.");
            return;
        }
        for (String said : SAID_BY_PLACE) {
            if (body.has(said)) {
                yaml.mistake(node, "'" + id + "': where it stands says its " + said + ".");
                return;
            }
        }
        body.putObject("scope").put("level", level).put("id", scope);
        add(yaml, node, kind, id, body);
    }

    private void add(YamlTree yaml, Node node, Kind kind, String id, ObjectNode body) {
        Place before = places.putIfAbsent(kind.word() + " " + id, yaml.place(node));
        if (before != null) {
            yaml.mistake(node, kind.word() + " '" + id + "' stands at " + before + " already.");
            return;
        }
        try {
            things.add(shapes.thing(kind, id, body));
        } catch (Shapes.Refused e) {
            e.faults()
                    .forEach(fault -> yaml.mistake(node, kind.word() + " '" + id + "': " + fault));
        }
    }

    private static void unknown(
            YamlTree yaml, Map<String, Node> entries, Collection<String> valid) {
        entries.forEach(
                (key, node) -> {
                    if (!valid.contains(key)) {
                        yaml.mistake(
                                node,
                                "'"
                                        + key
                                        + "' is not a key here; valid are "
                                        + String.join(", ", valid.stream().sorted().toList())
                                        + ".");
                    }
                });
    }
}
