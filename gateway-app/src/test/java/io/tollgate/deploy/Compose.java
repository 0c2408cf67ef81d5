package io.tollgate.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What {@code docker-compose.yml} declares. */
record Compose(JsonNode root) {

    private static final Path FILE = Tool.ROOT.resolve("docker-compose.yml");

    /** One that is run. */
    record Service(String name, JsonNode node) {

        @Override
        public String toString() {
            return name;
        }

        String text(String field) {
            return node.path(field).asString("");
        }

        List<String> words(String field) {
            List<String> words = new ArrayList<>();
            node.path(field).forEach(word -> words.add(word.asString()));
            return words;
        }
    }

    static Compose read() {
        try {
            Object tree =
                    new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(FILE));
            return new Compose(JsonMapper.shared().valueToTree(tree));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Service> services() {
        return root.path("services")
                .propertyStream()
                .map(one -> new Service(one.getKey(), one.getValue()))
                .toList();
    }

    Service service(String name) {
        return new Service(name, root.path("services").path(name));
    }

    /** The files of the secrets, by their names. */
    Map<String, String> secrets() {
        return root.path("secrets")
                .propertyStream()
                .collect(
                        Collectors.toMap(
                                Map.Entry::getKey, one -> one.getValue().path("file").asString()));
    }
}
