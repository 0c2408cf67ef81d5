package io.tollgate.app.report;

import io.tollgate.policies.report.ReportRefused;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads what a client wants; what nobody knows in it is refused. */
final class StrictBody {

    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    private StrictBody() {}

    /**
     * @throws ReportRefused if it is not what it should be
     */
    static <T> T read(byte[] body, Class<T> type) {
        try {
            return JSON.readValue(body, type);
        } catch (JacksonException e) {
            throw new ReportRefused("The body cannot be read: " + e.getOriginalMessage());
        }
    }
}
