package io.tollgate.filters.dialect.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tollgate.filters.dialect.Dialects;
import io.tollgate.filters.dialect.Face;
import io.tollgate.filters.dialect.GatewayError;
import io.tollgate.filters.dialect.GatewayError.Kind;
import io.tollgate.filters.dialect.StreamWatch;
import io.tollgate.filters.wire.Frame;
import io.tollgate.filters.wire.JsonMembers;
import io.tollgate.filters.wire.MalformedInput;
import io.tollgate.filters.wire.SseFraming;
import io.tollgate.policies.usage.TokenUsage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What compatible providers answer, as they document it. */
class VendorAnswerTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "mistral | 422 | {'detail':[{'type':'extra_forbidden','loc':['body','n'],"
                        + "'msg':'Extra inputs are not permitted'}]}"
                        + " | INVALID_REQUEST | body.n: Extra inputs are not permitted",
                "mistral | 422 | {'object':'error','message':{'detail':[{'loc':['body','n'],'msg':'No'}]},"
                        + "'type':'invalid_request_error','code':null} | INVALID_REQUEST | body.n: No",
                "mistral | 400 | {'object':'error','message':'Invalid model: x','type':'invalid_model',"
                        + "'code':'1500'} | MODEL_NOT_FOUND | Invalid model: x",
                "groq | 400 | {'error':{'message':'Failed','type':'invalid_request_error',"
                        + "'code':'tool_use_failed','failed_generation':'f('}} | UPSTREAM_BROKEN | Failed",
                "deepseek | 402 | {'error':{'message':'Insufficient Balance','type':'unknown_error',"
                        + "'code':'invalid_request_error'}} | QUOTA_EXHAUSTED | Insufficient Balance",
                "xai | 400 | {'code':'invalid-argument','error':'Model x does not support it'}"
                        + " | INVALID_REQUEST | Model x does not support it",
                "openrouter | 403 | {'error':{'code':403,'message':'Flagged','metadata':"
                        + "{'reasons':['violence'],'flagged_input':'x'}}} | CONTENT_POLICY | Flagged",
                "openrouter | 502 | {'error':{'code':502,'message':'Provider returned error','metadata':"
                        + "{'raw':'it is busy','provider_name':'P'}}}"
                        + " | UPSTREAM_BROKEN | Provider returned error: it is busy",
                "openrouter | 402 | {'error':{'code':402,'message':'More credits'}}"
                        + " | QUOTA_EXHAUSTED | More credits",
                "vllm | 404 | {'object':'error','message':'The model `x` does not exist.',"
                        + "'type':'NotFoundError','code':404} | MODEL_NOT_FOUND | The model `x` does not exist.",
                "llamacpp | 400 | {'error':{'code':400,'message':'too many','type':"
                        + "'exceed_context_size_error'}} | CONTEXT_TOO_LONG | too many",
                "groq | 503 | <html> | OVERLOADED | The provider answered with status 503.",
            })
    void readsErrors(String vendor, int status, String body, Kind kind, String message) {
        GatewayError error =
                VendorRequestTest.dialect(vendor)
                        .readError(
                                status, body.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
        assertThat(error.kind()).isEqualTo(kind);
        assertThat(error.message()).isEqualTo(message);
    }

    @Test
    void onlyErrorsThatOpenAisClientsUnderstandPass() {
        assertThat(passesError("{\"error\":{\"message\":\"No\",\"code\":402}}")).isTrue();
        assertThat(passesError("{\"message\":{\"detail\":[]}}")).isFalse();
        assertThat(passesError("{\"error\":\"No\",\"code\":\"x\"}")).isFalse();
        assertThat(passesError("No")).isFalse();
    }

    private static boolean passesError(String body) {
        return VendorRequestTest.dialect("mistral")
                .passesError(body.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void readsListsOfModelsOfBothShapes() {
        assertThat(models("{\"object\":\"list\",\"data\":[{\"id\":\"a\"}]}")).containsExactly("a");
        assertThat(models("[{\"id\":\"a/b\",\"type\":\"chat\"},{\"id\":\"c\"}]"))
                .containsExactly("a/b", "c");
        assertThatThrownBy(() -> models("[{\"id\":\"a\"},{}]"))
                .isInstanceOf(MalformedInput.class)
                .hasMessageContaining("[1].id");
    }

    private static List<String> models(String body) {
        return VendorRequestTest.dialect("together")
                .readModels(body.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void readsUsageWhereItIs() {
        assertThat(
                        usage(
                                "deepseek",
                                "'prompt_tokens':9,'completion_tokens':4,'prompt_cache_hit_tokens':6"))
                .isEqualTo(new TokenUsage(3, 6, 0, 0, 4, 0));
        assertThat(usage("together", "'prompt_tokens':9,'completion_tokens':4,'cached_tokens':6"))
                .isEqualTo(new TokenUsage(3, 6, 0, 0, 4, 0));
        assertThat(
                        usage(
                                "xai",
                                "'prompt_tokens':9,'completion_tokens':4,'total_tokens':23,"
                                        + "'completion_tokens_details':{'reasoning_tokens':10}"))
                .isEqualTo(new TokenUsage(9, 0, 0, 0, 4, 10));
        assertThat(
                        usage(
                                "openrouter",
                                "'prompt_tokens':9,'completion_tokens':14,'total_tokens':23,'cost':0.5,"
                                        + "'completion_tokens_details':{'reasoning_tokens':10}"))
                .isEqualTo(new TokenUsage(9, 0, 0, 0, 4, 10));
    }

    private static TokenUsage usage(String vendor, String usage) {
        String body = ("{'id':'x','usage':{" + usage + "}}").replace('\'', '"');
        return VendorRequestTest.dialect(vendor).readUsage(body.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void looksForUsageInPassing() {
        StreamWatch watch =
                VendorRequestTest.dialect("groq").streamWatch(JsonMembers.scan(EMPTY, Set.of()));
        each(
                "data: {\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}],\"x_groq\":{\"usage\":"
                        + "{\"prompt_tokens\":2,\"completion_tokens\":3}}}\n\n: ping\n\n",
                frame -> assertThat(watch.passes(frame)).isTrue());
        assertThat(watch.usage()).isEqualTo(TokenUsage.of(2, 3));
        assertThat(watch.ended()).isTrue();
    }

    private static final byte[] EMPTY = "{}".getBytes(StandardCharsets.UTF_8);

    private static void each(String stream, Consumer<Frame> frames) {
        new SseFraming().feed(stream.getBytes(StandardCharsets.UTF_8), frames);
    }

    /** OpenAI's clients cannot read Mistral's thoughts, so what has some is translated. */
    @ParameterizedTest
    @CsvSource({
        "mistral-large-2512, high, true",
        "mistral-small-2603, , true",
        "mistral-small-2603, none, true",
        "mistral-small-2603, high, false",
        "magistral-medium-2509, , false",
        "magistral-medium-2509, none, false",
    })
    void whatThinksDoesNotPass(String model, String effort, boolean passes) {
        String body = effort == null ? "{}" : "{\"reasoning_effort\":\"" + effort + "\"}";
        JsonMembers members =
                JsonMembers.scan(body.getBytes(StandardCharsets.UTF_8), Set.of("reasoning_effort"));
        assertThat(VendorRequestTest.dialect("mistral").passes(members, model)).isEqualTo(passes);
        assertThat(VendorRequestTest.dialect("groq").passes(members, model)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "mistral, /v1/embeddings, /embeddings",
        "mistral, /v1/moderations, /moderations",
        "mistral, /v1/completions,",
        "groq, /v1/audio/transcriptions, /audio/transcriptions",
        "groq, /v1/embeddings,",
        "deepseek, /v1/images/generations,",
        "vllm, /v1/rerank, /rerank",
    })
    void endpointsAreThoseOfTheRow(String vendor, String path, String theirs) {
        Face face =
                Dialects.found().clients().stream()
                        .flatMap(client -> client.faces().stream())
                        .filter(it -> it.path().equals(path))
                        .findFirst()
                        .orElseThrow();
        assertThat(VendorRequestTest.dialect(vendor).passthroughPath(face, "m")).isEqualTo(theirs);
    }
}
