package io.tollgate.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * A rule of Prometheus's.
 *
 * @param name the alert's, or that of the series that it makes
 */
record Rule(String name, boolean alert, String expr, JsonNode node) {

    static List<Rule> all() {
        try (Stream<Path> files = Files.list(Prometheus.FOLDER.resolve("rules"))) {
            List<Rule> rules = new ArrayList<>();
            for (Path file : files.sorted().toList()) {
                JsonNode root = new YAMLMapper().readTree(Files.readString(file));
                root.path("groups")
                        .forEach(group -> group.path("rules").forEach(one -> rules.add(of(one))));
            }
            return rules;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Rule> alerts() {
        return all().stream().filter(Rule::alert).toList();
    }

    private static Rule of(JsonNode node) {
        boolean alert = node.has("alert");
        return new Rule(
                node.path(alert ? "alert" : "record").asString(),
                alert,
                node.path("expr").asString(),
                node);
    }

    String annotation(String name) {
        return node.path("annotations").path(name).asString("");
    }
}
