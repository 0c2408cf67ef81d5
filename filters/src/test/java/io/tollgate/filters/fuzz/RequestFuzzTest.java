package io.tollgate.filters.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.tollgate.filters.dialect.ChatFace;
import io.tollgate.filters.dialect.ProviderDialect;
import io.tollgate.filters.translate.ClientCall;
import io.tollgate.filters.translate.Translation;
import io.tollgate.filters.wire.Json;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Any bytes as a request to any endpoint, for any provider. */
class RequestFuzzTest {

    static Stream<Arguments> requests() {
        return Targets.seeds("request");
    }

    @MethodSource("requests")
    @FuzzTest
    void crosses(byte[] body) {
        for (ChatFace face : Targets.FACES) {
            for (ProviderDialect provider : Targets.PROVIDERS) {
                Targets.tried(() -> cross(body, face, provider));
            }
        }
    }

    private static void cross(byte[] body, ChatFace face, ProviderDialect provider) {
        ClientCall call =
                ClientCall.of(face, face.path(), body, provider.watchedMembers(), Targets.STAMP);
        Translation way = Translation.of(call, provider, Targets.MODEL);
        Json.parseObject(way.outbound().body());
    }

    @MethodSource("requests")
    @FuzzTest
    void passesThrough(byte[] body) {
        for (ProviderDialect provider : Targets.PROVIDERS) {
            for (ChatFace face : Targets.FACES) {
                if (face.dialect().equals(provider.name())) {
                    Targets.tried(() -> cross(body, face, provider));
                }
            }
        }
    }
}
