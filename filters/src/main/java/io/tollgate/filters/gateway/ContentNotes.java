package io.tollgate.filters.gateway;

import io.tollgate.filters.translate.ClientCall;
import io.tollgate.filters.wire.JsonMembers;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a call asked and was answered, for the log {@code io.tollgate.content}: one line of JSON a
 * call, with the first 64 KB of either. Only calls with keys that are set so have it; of all others
 * nothing that people or models say is ever logged.
 */
final class ContentNotes {

    private static final Logger log = LoggerFactory.getLogger("io.tollgate.content");
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int MOST = 64 << 10;

    private final ByteArrayOutputStream answer = new ByteArrayOutputStream();

    /** The next bytes that go to the client. */
    void answered(byte[] bytes) {
        answer.write(bytes, 0, Math.min(bytes.length, MOST - answer.size()));
    }

    /** The call is over. */
    void write(ClientCall call, String key) {
        JsonMembers members = call.membersIfAny();
        log.info(
                JSON.createObjectNode()
                        .put("request_id", call.stamp().id())
                        .put("key", key)
                        .put("model", call.model())
                        .put("request", members == null ? null : text(members.document()))
                        .put("answer", text(answer.toByteArray()))
                        .toString());
    }

    private static String text(byte[] bytes) {
        return new String(bytes, 0, Math.min(bytes.length, MOST), StandardCharsets.UTF_8);
    }
}
