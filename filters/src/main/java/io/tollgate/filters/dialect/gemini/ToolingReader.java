package io.tollgate.filters.dialect.gemini;

import io.tollgate.filters.dialect.HarmlessDefaults;
import io.tollgate.filters.dialect.Losses;
import io.tollgate.filters.dialect.Tool;
import io.tollgate.filters.dialect.ToolChoice;
import io.tollgate.filters.dialect.Tooling;
import io.tollgate.filters.wire.JsonFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads the tools and the choice among them. Only functions can cross: Google runs all other tools
 * itself.
 */
final class ToolingReader {

    private static final HarmlessDefaults DEFAULTS =
            new HarmlessDefaults(Map.of("behavior", "\"BLOCKING\""));

    private final Losses losses;
    private final List<Tool> tools = new ArrayList<>();

    private ToolingReader(Losses losses) {
        this.losses = losses;
    }

    static Tooling read(JsonFields request, Losses losses) {
        ToolingReader reader = new ToolingReader(losses);
        for (JsonFields tool : Repeated.objects(request, "tools")) {
            Repeated.objects(tool, "functionDeclarations").forEach(reader::function);
            losses.addAll(tool.rest());
        }
        ToolChoice choice = reader.choice(request.takeObject("toolConfig"));
        return new Tooling(reader.tools, choice, null);
    }

    private void function(JsonFields function) {
        tools.add(
                new Tool(
                        function.requireText("name"),
                        function.takeText("description"),
                        schema(function),
                        null));
        DEFAULTS.takeFrom(function, losses);
        losses.addAll(function.rest());
    }

    private static @Nullable JsonNode schema(JsonFields function) {
        JsonNode openApi = function.take("parameters");
        JsonNode json = function.take("parametersJsonSchema");
        return json == null && openApi != null ? OpenApiSchema.toJsonSchema(openApi) : json;
    }

    private @Nullable ToolChoice choice(@Nullable JsonFields config) {
        JsonFields calling = config == null ? null : config.takeObject("functionCallingConfig");
        if (config != null) {
            losses.addAll(config.rest());
        }
        if (calling == null) {
            return null;
        }
        String mode = calling.takeText("mode");
        List<String> allowed =
                calling.takeArray("allowedFunctionNames").stream()
                        .map(name -> name.stringValue(""))
                        .toList();
        losses.addAll(calling.rest());
        return switch (mode == null ? "MODE_UNSPECIFIED" : mode) {
            case "MODE_UNSPECIFIED" -> null;
            case "AUTO" -> new ToolChoice.Auto();
            case "NONE" -> new ToolChoice.None();
            case "ANY" -> required(allowed);
            case "VALIDATED" -> {
                keep(allowed);
                yield new ToolChoice.Auto();
            }
            default -> throw calling.expected("mode", "AUTO, ANY, NONE or VALIDATED");
        };
    }

    private ToolChoice required(List<String> allowed) {
        if (allowed.size() == 1) {
            return new ToolChoice.Named(allowed.getFirst());
        }
        keep(allowed);
        return new ToolChoice.Required();
    }

    /** Some of the tools on offer: the others are taken off it, which every dialect can say. */
    private void keep(List<String> allowed) {
        if (!allowed.isEmpty()) {
            tools.removeIf(tool -> !allowed.contains(tool.name()));
        }
    }
}
