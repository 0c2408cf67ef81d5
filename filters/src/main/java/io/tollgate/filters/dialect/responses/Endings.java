package io.tollgate.filters.dialect.responses;

import io.tollgate.filters.dialect.Finish;
import io.tollgate.filters.dialect.GatewayError;
import io.tollgate.filters.dialect.ProviderErrors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** How a response ended, by its status. */
final class Endings {

    private Endings() {}

    /**
     * Why it ended, if it did not fail.
     *
     * @param called whether the model called functions; the API has no status of its own for that
     */
    static Finish finish(JsonNode response, boolean called) {
        return switch (response.path("incomplete_details").path("reason").stringValue("")) {
            case "max_output_tokens" -> Finish.of(Finish.Reason.MAX_TOKENS);
            case "content_filter" -> Finish.of(Finish.Reason.CONTENT_FILTER);
            default ->
                    response.path("status").stringValue("").equals("incomplete")
                            ? Finish.of(Finish.Reason.MAX_TOKENS)
                            : Finish.of(called ? Finish.Reason.TOOL_CALLS : Finish.Reason.END_TURN);
        };
    }

    /** Why a whole answer is none, null if it is one. */
    static @Nullable GatewayError failure(JsonNode response) {
        return switch (response.path("status").stringValue("")) {
            case "failed", "cancelled", "queued", "in_progress" -> failed(response);
            default -> ProviderErrors.in(response);
        };
    }

    /** Why a response failed of which it is known that it did. */
    static GatewayError failed(JsonNode response) {
        GatewayError error = ProviderErrors.in(response);
        return error != null
                ? error
                : GatewayError.of(
                        GatewayError.Kind.UPSTREAM_BROKEN,
                        "The provider gave up before the answer was complete.");
    }
}
