package io.tollgate.filters.dialect.gemini;

import io.tollgate.filters.dialect.Part;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

/**
 * What a tool said: an object in Gemini, text in the canonical model. {@code output} and {@code
 * error} are the names that the API knows; SDKs that run functions themselves say {@code result}.
 *
 * @see <a href="https://ai.google.dev/api/caching#FunctionResponse">FunctionResponse</a>
 */
final class ToolResults {

    private static final String OUTPUT = "output";
    private static final String ERROR = "error";
    private static final Set<String> KNOWN = Set.of(OUTPUT, ERROR, "result");

    private ToolResults() {}

    /** Adds what was said; answers whether the tool failed. */
    static boolean read(JsonNode response, List<Part> content) {
        String only = response.size() == 1 ? response.propertyNames().iterator().next() : "";
        boolean known = KNOWN.contains(only);
        JsonNode said = known ? response.path(only) : response;
        content.add(new Part.Text(said.isString() ? said.stringValue() : ToolArguments.text(said)));
        return known && only.equals(ERROR);
    }

    static void write(JsonGenerator json, String text, boolean error) {
        json.writeObjectPropertyStart("response");
        json.writeStringProperty(error ? ERROR : OUTPUT, text);
        json.writeEndObject();
    }
}
