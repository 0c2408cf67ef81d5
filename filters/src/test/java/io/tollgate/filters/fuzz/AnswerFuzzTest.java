package io.tollgate.filters.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.tollgate.filters.dialect.ChatFace;
import io.tollgate.filters.dialect.ChatResponse;
import io.tollgate.filters.dialect.ProviderDialect;
import io.tollgate.filters.dialect.ProviderErrors;
import io.tollgate.filters.wire.Json;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Any bytes as a whole answer of any provider, to any client. */
class AnswerFuzzTest {

    static Stream<Arguments> answers() {
        return Targets.seeds("response");
    }

    @MethodSource("answers")
    @FuzzTest
    void crosses(byte[] body) {
        for (ProviderDialect provider : Targets.PROVIDERS) {
            Targets.tried(() -> cross(body, provider));
            Targets.tried(() -> provider.readUsage(body));
            Targets.tried(() -> provider.readModels(body));
        }
    }

    private static void cross(byte[] body, ProviderDialect provider) {
        ChatResponse answer = provider.readResponse(body, Targets.STAMP);
        for (ChatFace face : Targets.FACES) {
            Targets.tried(() -> Json.parseObject(face.writer().write(answer, Targets.STAMP)));
        }
    }

    /** Reading an error never fails: it would hide the one that was to be told. */
    @MethodSource("answers")
    @FuzzTest
    void isAnError(byte[] body) {
        int status = 400 + (body.length == 0 ? 0 : body[0] & 0x7f);
        if (ProviderErrors.read(status, body).message().isBlank()) {
            throw new AssertionError("an error without a word");
        }
    }
}
