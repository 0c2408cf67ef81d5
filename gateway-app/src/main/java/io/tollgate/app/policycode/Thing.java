package io.tollgate.app.policycode;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Something that is declared, in a file or at the gateway.
 *
 * @param body as the admin API takes it, in the one form that is compared
 */
record Thing(Kind kind, String id, ObjectNode body) {

    /** Where it stands is said by its address, not by its fields. */
    private static final Set<String> ADDRESS = Set.of("/id", "/scope/level", "/scope/id");

    String name() {
        return kind.word() + " " + id;
    }

    /** Its fields' values by JSON Pointers, {@code /rights/models}; null for what does not hold. */
    Map<String, @Nullable String> fields() {
        Map<String, @Nullable String> fields = new TreeMap<>();
        collect("", body, fields);
        fields.keySet().removeAll(ADDRESS);
        return fields;
    }

    private static void collect(String at, JsonNode node, Map<String, @Nullable String> fields) {
        if (node instanceof ObjectNode object) {
            object.properties()
                    .forEach(one -> collect(at + "/" + one.getKey(), one.getValue(), fields));
        } else if (!node.isNull()) {
            fields.put(at, node.isString() ? node.stringValue() : node.toString());
        }
    }

    /** The path of the tenant, team or project that it stands at; of a tag, its tenant. */
    String unit() {
        if (kind == Kind.UNIT) {
            return id;
        }
        String scope = body.path("scope").path("id").stringValue("");
        int hash = scope.indexOf('#');
        return hash < 0 ? scope : scope.substring(0, hash);
    }
}
