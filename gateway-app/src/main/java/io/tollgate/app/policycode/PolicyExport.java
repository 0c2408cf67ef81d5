package io.tollgate.app.policycode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/** Writes what a gateway has as files, one for each tenant. */
final class PolicyExport {

    private static final YAMLMapper YAML =
            YAMLMapper.builder()
                    .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER)
                    .enable(YAMLWriteFeature.MINIMIZE_QUOTES)
                    .enable(YAMLWriteFeature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
                    .build();
    private static final List<String> BELOW = List.of("tenants", "teams", "projects");

    private final PresentPolicies present;
    private final Consumer<String> progress;

    PolicyExport(AdminApi api, Consumer<String> progress) {
        this.present = new PresentPolicies(api);
        this.progress = progress;
    }

    /**
     * Writes them.
     *
     * @throws Mistakes if a file is there already: nothing is written over
     */
    void write(Path folder) {
        try {
            Files.createDirectories(folder);
            for (String tenant : present.tenants()) {
                Path file = folder.resolve(fileName(tenant));
                if (Files.exists(file)) {
                    throw new Mistakes(List.of(file + " is there already."));
                }
                Files.write(
                        file,
                        YAML.writeValueAsBytes(tree(present.of(Set.of(tenant)))),
                        StandardOpenOption.CREATE_NEW);
                progress.accept(file.toString());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Tenants may have any names; files may not. */
    private static String fileName(String tenant) {
        return tenant.replaceAll("[^A-Za-z0-9._-]|^\\.", "_") + ".yaml";
    }

    private static ObjectNode tree(Map<String, Thing> things) {
        ObjectNode top = JsonNodeFactory.instance.objectNode();
        for (Thing thing : things.values()) {
            if (thing.kind() == Kind.UNIT) {
                merge(unit(top, thing.id()), thing.body());
            }
        }
        for (Thing thing : things.values()) {
            if (thing.kind() != Kind.UNIT) {
                ObjectNode limit = place(top, thing).putObject(thing.id());
                merge(limit, thing.body());
                limit.remove("scope");
            }
        }
        return top;
    }

    private static ObjectNode unit(ObjectNode top, String path) {
        ObjectNode at = top;
        String[] names = path.split("/", -1);
        for (int i = 0; i < names.length; i++) {
            at = at.withObjectProperty(BELOW.get(i)).withObjectProperty(names[i]);
        }
        return at;
    }

    private static ObjectNode place(ObjectNode top, Thing thing) {
        ObjectNode at = unit(top, thing.unit());
        String scope = thing.body().path("scope").path("id").stringValue("");
        int hash = scope.indexOf('#');
        if (hash >= 0) {
            at = at.withObjectProperty("tags").withObjectProperty(scope.substring(hash + 1));
        }
        return at.withObjectProperty(thing.kind().word() + "s");
    }

    /** What is nothing is left out, and so is what the place says. */
    private static void merge(ObjectNode into, ObjectNode body) {
        body.properties()
                .forEach(
                        field -> {
                            JsonNode value = field.getValue();
                            if (!field.getKey().equals("id") && !value.isNull()) {
                                JsonNode kept = value.deepCopy();
                                if (kept instanceof ObjectNode object) {
                                    object.properties().removeIf(one -> one.getValue().isNull());
                                }
                                if (!kept.isObject() || !kept.isEmpty()) {
                                    into.set(field.getKey(), kept);
                                }
                            }
                        });
    }
}
