package io.tollgate.filters.translate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.filters.dialect.ChatFace;
import io.tollgate.filters.dialect.Dialects;
import io.tollgate.filters.dialect.ProviderDialect;
import io.tollgate.filters.dialect.TargetModel;
import io.tollgate.filters.wire.Json;
import io.tollgate.filters.wire.JsonFields;
import io.tollgate.filters.wire.Slice;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** OpenAI's clients and those of Mistral's models whose answers they could not read. */
class MistralFromOpenAiTest {

    private static final ProviderDialect MISTRAL = Dialects.found().byName().get("mistral");

    private static final ChatFace FACE =
            (ChatFace)
                    GoldenMatrixTest.CLIENTS.stream()
                            .filter(client -> client.name().equals("openai"))
                            .findFirst()
                            .orElseThrow()
                            .faces()
                            .getFirst();

    private static Translation translation(String model, String body) {
        ClientCall call =
                ClientCall.of(
                        FACE,
                        body.replace('\'', '"').getBytes(UTF_8),
                        Set.copyOf(MISTRAL.watchedMembers()),
                        GoldenMatrixTest.STAMP);
        return Translation.of(call, MISTRAL, new TargetModel(model, null));
    }

    private static JsonNode sent(Translation translation) {
        return Json.parse(Slice.of(translation.outbound().body()));
    }

    @Test
    void whatMistralReadsAndOpenAiDoesNotCrosses() {
        Translation translation =
                translation(
                        "magistral-medium-latest",
                        "{'model':'m','messages':[{'role':'user','content':["
                                + "{'type':'document_url','document_url':'https://example.com/a.pdf',"
                                + "'document_name':'a'},{'type':'text','text':'What is it?'}]},"
                                + "{'role':'assistant','prefix':true,'content':'It is'}]}");
        assertThat(translation.sameDialect()).isFalse();
        assertThat(translation.losses().fields()).isEmpty();
        JsonNode messages = sent(translation).path("messages");
        assertThat(messages.path(0).path("content").path(0).toString())
                .isEqualTo(
                        "{\"type\":\"document_url\",\"document_url\":\"https://example.com/a.pdf\","
                                + "\"document_name\":\"a\"}");
        assertThat(messages.path(1).path("prefix").booleanValue()).isTrue();
    }

    @Test
    void thoughtsComeWhereOpenAisClientsLookForThem() {
        Translation translation =
                translation(
                        "mistral-small-latest",
                        "{'model':'m','reasoning_effort':'high','stream':true,"
                                + "'messages':[{'role':'user','content':'hi'}]}");
        assertThat(sent(translation).path("reasoning_effort").stringValue()).isEqualTo("high");
        String chunk =
                "data: {'model':'m','choices':[{'index':0,'delta':{'content':[{'type':'thinking',"
                        + "'thinking':[{'type':'text','text':'Hm.'}]}]},'finish_reason':null}]}\n\n";
        byte[] written =
                Objects.requireNonNull(
                        translation.stream().feed(chunk.replace('\'', '"').getBytes(UTF_8)));
        assertThat(new String(written, UTF_8)).contains("\"reasoning_content\":\"Hm.\"");
    }

    @Test
    void whatIsLeftOutInPassingIsNamed() {
        Translation translation =
                translation(
                        "codestral-latest",
                        "{'model':'m','logit_bias':{'1':2},'max_completion_tokens':5,"
                                + "'messages':[{'role':'user','content':'hi'}]}");
        assertThat(translation.sameDialect()).isTrue();
        assertThat(translation.losses().fields()).containsExactly("logit_bias");
        JsonFields fields = JsonFields.of(Json.parseObject(translation.outbound().body()));
        assertThat(fields.takeInt("max_tokens")).isEqualTo(5);
        assertThat(fields.take("logit_bias")).isNull();
    }
}
