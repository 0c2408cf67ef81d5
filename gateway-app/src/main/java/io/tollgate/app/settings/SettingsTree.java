package io.tollgate.app.settings;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The file as a tree, its placeholders resolved, its top level checked. */
final class SettingsTree {

    private static final YAMLMapper YAML =
            YAMLMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

    /** Beside our own key: Spring's, which Spring reads. */
    private static final Set<String> SPRINGS = Set.of("spring", "server", "management", "logging");

    private final Environment environment;
    private final Problems problems;
    private final Map<String, String> springs = new TreeMap<>();

    SettingsTree(Environment environment, Problems problems) {
        this.environment = environment;
        this.problems = problems;
    }

    /** The {@code tollgate} subtree, null if there is none. */
    @Nullable JsonNode read(SettingsContent file) {
        JsonNode tree = parse(file);
        if (tree.isMissingNode() || tree.isNull()) {
            return null;
        }
        if (!(tree instanceof ObjectNode top)) {
            problems.add("(top level)", "expected the key tollgate.");
            return null;
        }
        top.properties().forEach(entry -> checkTop(entry.getKey(), entry.getValue()));
        JsonNode ours = top.get(Key.Sections.ROOT);
        if (ours != null) {
            resolve(Key.Sections.ROOT, ours);
        }
        return ours;
    }

    /** The values of Spring's keys, by key, as they are written. */
    Map<String, String> springs() {
        return springs;
    }

    private static JsonNode parse(SettingsContent file) {
        try {
            return YAML.readTree(file.bytes());
        } catch (JacksonException e) {
            TokenStreamLocation at = e.getLocation();
            String where =
                    at == null
                            ? ""
                            : "line " + at.getLineNr() + ", column " + at.getColumnNr() + ": ";
            String what = e.getOriginalMessage().lines().findFirst().orElse("cannot be read");
            throw new InvalidSettings(
                    file.file().toString(),
                    List.of(
                            where
                                    + what
                                    + " (A ${placeholder} between { and } has to be quoted.)"));
        }
    }

    private void checkTop(String key, JsonNode value) {
        String root = key.contains(".") ? key.substring(0, key.indexOf('.')) : key;
        if (Key.in(Key.Sections.ROOT).contains(root)) {
            problems.add(key, "belongs under 'tollgate:'.");
        } else if (SPRINGS.contains(root)) {
            checkGatewayKeys(key, value);
            checkForwarding(key, value);
            keepSprings(key, value);
        } else if (!root.equals(Key.Sections.ROOT)) {
            Set<String> valid = new TreeSet<>(SPRINGS);
            valid.add(Key.Sections.ROOT);
            problems.unknown(key, "is not a key here", key, valid);
        }
    }

    /** Spring Cloud Gateway 5 silently ignores the keys of its earlier releases. */
    private void checkGatewayKeys(String path, JsonNode value) {
        String prefix = "spring.cloud.gateway.";
        if (path.startsWith(prefix) && !path.startsWith(prefix + "server")) {
            problems.add(
                    path,
                    "is ignored by Spring Cloud Gateway; it is now "
                            + prefix
                            + "server.webflux."
                            + path.substring(prefix.length())
                            + ".");
        } else if (prefix.startsWith(path + ".")) {
            value.properties()
                    .forEach(e -> checkGatewayKeys(path + "." + e.getKey(), e.getValue()));
        }
    }

    /** Spring's own strategies believe anybody who sends the headers. */
    private void checkForwarding(String path, JsonNode value) {
        String strategy = "server.forward-headers-strategy";
        if (path.equals(strategy) && !"none".equals(value.asString())) {
            problems.add(
                    path,
                    "believes whoever sends the headers; name your proxies in"
                            + " tollgate.trusted-proxies.");
        } else if (strategy.startsWith(path + ".")) {
            value.properties().forEach(e -> checkForwarding(path + "." + e.getKey(), e.getValue()));
        }
    }

    private void keepSprings(String path, JsonNode value) {
        if (value.isObject()) {
            value.properties().forEach(e -> keepSprings(path + "." + e.getKey(), e.getValue()));
        } else {
            springs.put(path, value.toString());
        }
    }

    private void resolve(String path, JsonNode node) {
        if (node instanceof ObjectNode object) {
            for (String name : List.copyOf(object.propertyNames())) {
                JsonNode child = object.get(name);
                if (child.isString()) {
                    object.put(name, resolved(path + "." + name, child.stringValue()));
                } else {
                    resolve(path + "." + name, child);
                }
            }
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                resolve(path + "[" + i + "]", array.get(i));
            }
        }
    }

    private String resolved(String path, String text) {
        try {
            return environment.resolveRequiredPlaceholders(text);
        } catch (IllegalArgumentException _) {
            problems.add(
                    path,
                    "holds a ${placeholder} that is neither set in the environment nor given a"
                            + " default.");
            return text;
        }
    }
}
