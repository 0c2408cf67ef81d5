package io.tollgate.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests that belong together stay together; rules choose models by what requests need. */
class ChoiceTest {

    @BeforeEach
    void bothAnswer() {
        VarietyStage.A.answers(VarietyStage.answer(false));
        VarietyStage.B.answers(VarietyStage.answer(false));
    }

    @Test
    void aSessionStaysWhereItIs() {
        Set<String> all = new HashSet<>();
        for (int session = 0; session < 12; session++) {
            Set<String> served = new HashSet<>();
            for (int i = 0; i < 4; i++) {
                served.add(provider(VarietyStage.ask("sticky", false, "x-session", "s" + session)));
            }
            assertThat(served).hasSize(1);
            all.addAll(served);
        }
        assertThat(all).containsExactlyInAnyOrder("a", "b");
    }

    @ParameterizedTest
    @CsvSource({"cached", "talked"})
    void aConversationStaysWhereItsBeginningIsKnown(String model) {
        Set<String> all = new HashSet<>();
        for (int talk = 0; talk < 12; talk++) {
            Set<String> served = new HashSet<>();
            for (int turn = 0; turn < 4; turn++) {
                String turns =
                        ",{\"role\":\"assistant\",\"content\":\"a\"},{\"role\":\"user\",\"content\":\"b\"}"
                                .repeat(turn);
                String body =
                        "{\"model\":\"%s\"%s,\"messages\":[{\"role\":\"system\",\"content\":\"s\"},{\"role\":\"user\",\"content\":\"talk %d\"}%s]}"
                                .formatted(
                                        model,
                                        model.equals("cached")
                                                ? ",\"prompt_cache_key\":\"k" + talk + "\""
                                                : "",
                                        talk,
                                        turns);
                served.add(
                        provider(
                                PlainHttp.postTo(
                                        VarietyStage.GATEWAY.url() + PlainHttp.path("openai"),
                                        body)));
            }
            assertThat(served).hasSize(1);
            all.addAll(served);
        }
        assertThat(all).containsExactlyInAnyOrder("a", "b");
    }

    private static String provider(HttpResponse<?> response) {
        assertThat(response.statusCode()).isEqualTo(200);
        return TrafficStage.header(response, "x-tollgate-provider");
    }

    @Test
    void theAutoRecipeSparesTheStrongModel() {
        assertThat(model(VarietyStage.say("auto", "What is the capital of France?")))
                .isEqualTo("small");
        assertThat(model(VarietyStage.say("auto", "Fix this: ```int x = 1```"))).isEqualTo("large");
        assertThat(model(VarietyStage.say("auto", "long words ".repeat(3_000)))).isEqualTo("large");
    }

    @Test
    void theFirstRuleThatMatchesDecides() {
        HttpResponse<byte[]> gold = VarietyStage.ask("ruled", false, "x-tier", "Gold-plus");
        assertThat(model(gold)).isEqualTo("large");
        assertThat(TrafficStage.header(gold, "x-tollgate-decision"))
                .isEqualTo("ruled rule 1 -> strong");
        assertThat(model(VarietyStage.ask("ruled", false))).isEqualTo("small");
        HttpResponse<byte[]> longer = VarietyStage.say("ruled", "long words ".repeat(3_000));
        assertThat(TrafficStage.header(longer, "x-tollgate-decision"))
                .isEqualTo("ruled rule 3 -> auto; auto rule 5 -> strong");
        assertThat(TrafficStage.header(longer, "x-tollgate-route")).isEqualTo("ruled");
    }

    private static String model(HttpResponse<?> response) {
        assertThat(response.statusCode()).isEqualTo(200);
        return TrafficStage.header(response, "x-tollgate-model");
    }
}
