package io.tollgate.app.settings;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Providers and models that are declared beside the file, in its words. What the file declares goes
 * first. Nothing in them refers to the machine: no placeholder, variable or file is read.
 *
 * @param providers by name, without credentials
 * @param models by name
 * @param secrets the providers' credentials, by the providers' names
 */
public record Overlay(
        Map<String, ObjectNode> providers,
        Map<String, ObjectNode> models,
        Map<String, String> secrets) {

    public static final Overlay NOTHING = new Overlay(Map.of(), Map.of(), Map.of());

    public Overlay {
        providers = Map.copyOf(providers);
        models = Map.copyOf(models);
        secrets = Map.copyOf(secrets);
    }

    /** With another provider, or with the same one declared otherwise. */
    public Overlay withProvider(String name, ObjectNode body) {
        return new Overlay(with(providers, name, body), models, secrets);
    }

    /** With another model, or with the same one declared otherwise. */
    public Overlay withModel(String name, ObjectNode body) {
        return new Overlay(providers, with(models, name, body), secrets);
    }

    public Overlay withoutProvider(String name) {
        return new Overlay(without(providers, name), models, secrets);
    }

    public Overlay withoutModel(String name) {
        return new Overlay(providers, without(models, name), secrets);
    }

    private static <T> Map<String, T> with(Map<String, T> before, String name, T value) {
        Map<String, T> after = new HashMap<>(before);
        after.put(name, value);
        return after;
    }

    private static <T> Map<String, T> without(Map<String, T> before, String name) {
        Map<String, T> after = new HashMap<>(before);
        after.remove(name);
        return after;
    }

    boolean isEmpty() {
        return providers.isEmpty() && models.isEmpty();
    }

    /** The file's tree with what is declared, where the file says nothing of it. */
    ObjectNode into(@Nullable JsonNode tree) {
        ObjectNode whole =
                tree instanceof ObjectNode object
                        ? object.deepCopy()
                        : JsonNodeFactory.instance.objectNode();
        add(whole, RootKeys.PROVIDERS.text(), providers);
        add(whole, RootKeys.MODELS.text(), models);
        return whole;
    }

    private static void add(ObjectNode whole, String key, Map<String, ObjectNode> declared) {
        if (declared.isEmpty() || (whole.hasNonNull(key) && !whole.get(key).isObject())) {
            return;
        }
        ObjectNode section =
                whole.get(key) instanceof ObjectNode there ? there : whole.putObject(key);
        new TreeMap<>(declared) // in the same order on every node
                .forEach(
                        (name, body) -> {
                            if (!section.has(name)) {
                                section.set(name, body.deepCopy());
                            }
                        });
    }

    /** The names of the providers that the file does not declare itself. */
    Set<String> providersBeside(@Nullable JsonNode tree) {
        Map<String, ObjectNode> beside = new HashMap<>(providers);
        if (tree instanceof ObjectNode object
                && object.get(RootKeys.PROVIDERS.text()) instanceof ObjectNode theirs) {
            theirs.propertyNames().forEach(beside::remove);
        }
        return Set.copyOf(beside.keySet());
    }

    /** By names only: the rest is long, and partly secret. */
    @Override
    public String toString() {
        return "Overlay[providers=%s, models=%s]".formatted(providers.keySet(), models.keySet());
    }
}
