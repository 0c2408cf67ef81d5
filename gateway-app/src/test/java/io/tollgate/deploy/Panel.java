package io.tollgate.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A panel of a dashboard, with its queries as Grafana sends them if all is looked at. */
record Panel(String dashboard, String title, List<String> queries, JsonNode node) {

    private static final Path FOLDER = Tool.ROOT.resolve("deploy/grafana/dashboards");

    /** The dashboards, by their files' names. */
    static Map<String, JsonNode> dashboards() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            Map<String, JsonNode> dashboards = new LinkedHashMap<>();
            for (Path file : files.sorted().toList()) {
                dashboards.put(
                        file.getFileName().toString(),
                        JsonMapper.shared().readTree(Files.readString(file)));
            }
            return dashboards;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Panel> all() {
        List<Panel> panels = new ArrayList<>();
        dashboards()
                .forEach(
                        (name, dashboard) -> {
                            for (JsonNode node : dashboard.path("panels")) {
                                if (!node.path("type").asString().equals("row")) {
                                    panels.add(of(name, node));
                                }
                            }
                        });
        return panels;
    }

    private static Panel of(String dashboard, JsonNode node) {
        List<String> queries = new ArrayList<>();
        node.path("targets").forEach(one -> queries.add(filled(one.path("expr").asString())));
        return new Panel(dashboard, node.path("title").asString(), queries, node);
    }

    private static String filled(String query) {
        return query.replace("$__rate_interval", "1m")
                .replace("$__range", "1h")
                .replaceAll("\\$\\{?\\w+}?", ".*");
    }
}
