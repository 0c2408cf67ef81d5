package io.tollgate.filters.dialect.cohere;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tollgate.filters.dialect.ChatResponse;
import io.tollgate.filters.dialect.EmbeddingRequest;
import io.tollgate.filters.dialect.EmbeddingResponse;
import io.tollgate.filters.dialect.Finish;
import io.tollgate.filters.dialect.GatewayError;
import io.tollgate.filters.dialect.GatewayError.Kind;
import io.tollgate.filters.dialect.Losses;
import io.tollgate.filters.dialect.Part;
import io.tollgate.filters.dialect.Stamp;
import io.tollgate.filters.dialect.StreamFormat;
import io.tollgate.filters.wire.Framing;
import io.tollgate.filters.wire.Json;
import io.tollgate.filters.wire.JsonMembers;
import io.tollgate.filters.wire.MalformedInput;
import io.tollgate.policies.usage.TokenUsage;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class CohereClientTest {

    private static final Stamp STAMP = new Stamp("stamp", Instant.EPOCH);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {}                                                                    | model: expected a string
                    {"model":"m"}                                                         | messages: expected
                    {"model":"m","messages":[{"role":"boss","content":"x"}]}              | messages[0].role: expected system
                    {"model":"m","messages":[{"role":"user"}]}                            | messages[0].content: expected
                    {"model":"m","messages":[{"role":"user","content":7}]}                | messages[0].content: expected
                    {"model":"m","messages":[{"role":"tool","content":"x"}]}              | messages[0].tool_call_id: expected
                    {"model":"m","messages":[{"role":"user","content":"x"}],"tool_choice":"auto"} | tool_choice: expected REQUIRED or NONE
                    {"model":"m","messages":[{"role":"user","content":"x"}],"thinking":{"type":"deep"}} | thinking.type: expected enabled
                    {"model":"m","messages":[{"role":"user","content":"x"}],"response_format":{"type":"xml"}} | response_format.type: expected text
                    {"model":"m","messages":[{"role":"user","content":"x"}],"documents":[7]} | documents[0]: expected an object
                    """)
    void namesWhatIsNotOfTheApi(String body, String complaint) {
        assertThatThrownBy(() -> ChatRequestReader.read(body.getBytes(UTF_8), new Losses()))
                .isInstanceOf(MalformedInput.class)
                .hasMessageStartingWith(complaint);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"model":"m"}                                                   | texts: expected an array
                    {"model":"m","texts":[]}                                        | texts: expected an array
                    {"model":"m","texts":[7]}                                       | texts: expected an array
                    {"model":"m","texts":["a"],"truncate":"MIDDLE"}                 | truncate: expected NONE
                    {"model":"m","texts":["a"],"embedding_types":["int8"]}          | embedding_types: expected
                    {"model":"m","texts":["a"],"embedding_types":["float","base64"]} | embedding_types: expected
                    """)
    void onlyTextsToFloatsAreEmbeddedElsewhere(String body, String complaint) {
        assertThatThrownBy(() -> EmbedRequestReader.read(body.getBytes(UTF_8), new Losses()))
                .isInstanceOf(MalformedInput.class)
                .hasMessageStartingWith(complaint);
    }

    @Test
    void vectorsAreAskedForAndGivenByTheirType() {
        Losses losses = new Losses();
        EmbeddingRequest request =
                EmbedRequestReader.read(
                        """
                        {"model":"m","texts":["a"],"input_type":"search_query","output_dimension":2,
                         "embedding_types":["base64"],"truncate":"START","max_tokens":9}
                        """
                                .getBytes(UTF_8),
                        losses);

        assertThat(request).isEqualTo(new EmbeddingRequest("m", List.of("a"), 2, true, true, null));
        assertThat(losses.fields()).containsExactly("input_type", "max_tokens", "truncate");
        assertThat(new CohereClient().losses().unheard())
                .containsKeys("input_type", "max_tokens", "truncate");

        EmbeddingResponse response =
                new EmbeddingResponse("m", List.of(new float[] {0.25f, -2}), TokenUsage.of(3, 0));
        assertThat(new String(EmbedResponseWriter.write(response, request), UTF_8))
                .contains("\"embeddings\":{\"base64\":[\"AACAPgAAAMA=\"]}")
                .contains("\"billed_units\":{\"input_tokens\":3}");
    }

    @Test
    void whatAPolicyCutOffIsAnError() {
        byte[] body =
                ChatResponseWriter.write(
                        new ChatResponse(
                                "m",
                                List.of(new Part.Text("Never")),
                                Finish.of(Finish.Reason.CONTENT_FILTER),
                                new TokenUsage(3, 2, 0, 0, 4, 1)),
                        STAMP);

        JsonNode answer = Json.parseObject(body);
        assertThat(answer.path("finish_reason").stringValue()).isEqualTo("ERROR");
        assertThat(answer.path("usage").toString())
                .isEqualTo(
                        "{\"billed_units\":{\"input_tokens\":5,\"output_tokens\":5},"
                                + "\"tokens\":{\"input_tokens\":5,\"output_tokens\":5},"
                                + "\"cached_tokens\":2}");
    }

    @Test
    void aStreamThatBrokeOffEndsInAnError() {
        byte[] frame = MessageFrames.fault(GatewayError.of(Kind.UPSTREAM_BROKEN, "It broke."));

        assertThat(new String(frame, UTF_8))
                .isEqualTo(
                        "event: message-end\ndata: {\"type\":\"message-end\",\"delta\":"
                                + "{\"error\":\"It broke.\",\"finish_reason\":\"ERROR\"}}\n\n");
    }

    @Test
    void theEndOfAStreamIsSeenInPassing() {
        byte[] stream =
                """
                event: content-delta
                data: {"type":"content-delta","index":0,"delta":{"message":{"content":{"text":"\\"message-end\\""}}}}

                event: message-end
                data: {"type":"message-end","delta":{"finish_reason":"COMPLETE","usage":{"billed_units":{"input_tokens":9,"output_tokens":2}}}}

                """
                        .getBytes(UTF_8);
        var watch =
                new CohereProvider().streamWatch(JsonMembers.scan("{}".getBytes(UTF_8), Set.of()));
        Framing framing = StreamFormat.SSE.newFraming();

        framing.feed(
                stream,
                frame -> {
                    assertThat(watch.ended()).isFalse();
                    assertThat(watch.passes(frame)).isTrue();
                });

        assertThat(watch.ended()).isTrue();
        assertThat(watch.usage()).isEqualTo(TokenUsage.of(9, 2));
    }
}
