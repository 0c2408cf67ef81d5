package io.tollgate.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.policies.access.Rights;
import io.tollgate.policies.quota.Quota.Unit;
import io.tollgate.policies.store.directory.Directory.Issued;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How often a team may call. */
@Timeout(60)
final class QuotasTest {

    @ParameterizedTest
    @CsvSource({
        "openai, priced, x-ratelimit-remaining-requests",
        "anthropic, priced-anthropic, anthropic-ratelimit-requests-remaining",
        "ollama, priced-ollama, ",
    })
    void whatIsLeftIsToldAndWhatIsTooMuchRefused(String dialect, String model, String header) {
        Issued key = withQuota(Unit.REQUESTS, 3, false);
        PolicyStage.STUB.answers(
                Stage.answer(dialect, "text", false)
                        .header("x-ratelimit-remaining-requests", "999999")
                        .header("anthropic-ratelimit-requests-remaining", "999999"));
        for (int left = 2; left >= 0; left--) {
            HttpResponse<byte[]> answer = PolicyStage.ask(key, dialect, model, false);
            assertThat(answer.statusCode()).isEqualTo(200);
            if (header != null) {
                assertThat(TrafficStage.header(answer, header)).isEqualTo("" + left);
            }
        }
        HttpResponse<byte[]> refused = PolicyStage.ask(key, dialect, model, false);
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(PolicyStage.text(refused)).contains("3 requests a hour");
        assertThat(Integer.parseInt(TrafficStage.header(refused, "Retry-After")))
                .isBetween(1, 1_200);
    }

    @Test
    void tokensAreReservedByEstimateAndCorrectedByFact() {
        Issued key = withQuota(Unit.TOKENS, 1_000, false);
        PolicyStage.STUB.answers(Stage.answer("openai", "text", false));
        long before = left(PolicyStage.ask(key, "openai", "priced", false));
        PolicyStage.await(
                () -> {
                    long now = left(PolicyStage.ask(key, "openai", "priced", false));
                    return now < before && now > before - 10 * 37;
                });
    }

    private static long left(HttpResponse<byte[]> answer) {
        return Long.parseLong(TrafficStage.header(answer, "x-ratelimit-remaining-tokens"));
    }

    @Test
    void aShadowQuotaRefusesNobody() {
        Issued key = withQuota(Unit.REQUESTS, 1, true);
        PolicyStage.STUB.answers(Stage.answer("openai", "text", false));
        for (int i = 0; i < 4; i++) {
            assertThat(PolicyStage.ask(key, "openai", "priced", false).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void noneIsNone() {
        Issued key = withQuota(Unit.REQUESTS, 0, false);
        PolicyStage.STUB.answers(Stage.answer("openai", "text", false));
        assertThat(PolicyStage.ask(key, "openai", "priced", false).statusCode()).isEqualTo(429);
        assertThat(PolicyStage.STUB.receivedMore()).isFalse();
    }

    @Test
    void aStreamsPlaceIsFreeAgainWhenItIsOver() {
        Issued key = withQuota(Unit.STREAMS, 1, false);
        PolicyStage.STUB.answers(Stage.answer("openai", "text", true));
        for (int i = 0; i < 3; i++) {
            PolicyStage.await(
                    () -> PolicyStage.ask(key, "openai", "priced", true).statusCode() == 200);
        }
    }

    private static Issued withQuota(Unit unit, long limit, boolean shadow) {
        String team = PolicyStage.team("acme");
        PolicyStage.directory().put(PolicyStage.quota(team, unit, limit, shadow));
        return PolicyStage.key(team, Rights.ALL);
    }
}
