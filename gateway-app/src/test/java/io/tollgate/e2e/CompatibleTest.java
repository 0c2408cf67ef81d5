package io.tollgate.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Official SDKs on providers that are compatible with OpenAI and refuse what the real ones do. */
class CompatibleTest {

    private static PickyProvider provider;
    private static String gateway;

    @BeforeAll
    static void start() throws IOException {
        provider = new PickyProvider();
        gateway =
                new RunningGateway(
                                """
                                tollgate:
                                  demo: false
                                  discovery: false
                                  health: { min-calls: 1000000, max-rest: 0s }
                                  defaults: { retry: { attempts: 1 } }
                                  providers:
                                    mistral: { dialect: mistral, base-url: "http://127.0.0.1:%1$d/mistral/v1" }
                                    deepseek: { dialect: deepseek, base-url: "http://127.0.0.1:%1$d/deepseek" }
                                    groq: { dialect: groq, base-url: "http://127.0.0.1:%1$d/groq/openai/v1" }
                                  models:
                                    on-mistral: { targets: [ { provider: mistral, model: mistral-large-latest } ] }
                                    on-magistral: { targets: [ { provider: mistral, model: magistral-medium-latest } ] }
                                    on-deepseek: { targets: [ { provider: deepseek, model: deepseek-v4-pro } ] }
                                    on-groq: { targets: [ { provider: groq, model: openai/gpt-oss-120b } ] }
                                """
                                        .formatted(provider.port()))
                        .url();
    }

    @AfterAll
    static void stop() {
        provider.close();
    }

    static Stream<Arguments> conversations() {
        return Stream.of("openai", "anthropic", "ollama")
                .flatMap(
                        client ->
                                Stream.of("mistral", "deepseek", "groq")
                                        .flatMap(
                                                on ->
                                                        Stream.of(false, true)
                                                                .map(
                                                                        it ->
                                                                                Arguments.of(
                                                                                        client, on,
                                                                                        it))));
    }

    /** OpenAI's accumulator ends at the first chunk with usage. */
    private static Answer ask(String client, Ask ask) throws Exception {
        ClientDriver driver =
                client.equals("openai") && ask.stream() ? new OpenAiChunks() : Clients.of(client);
        return driver.ask(gateway, ask);
    }

    @ParameterizedTest(name = "{0} on {1}, streamed: {2}")
    @MethodSource("conversations")
    void talks(String client, String on, boolean stream) throws Exception {
        Answer answer = ask(client, Ask.text("on-" + on, stream));

        assertThat(answer.text()).isEqualTo(PickyAnswers.TEXT);
        assertThat(answer.finish()).isEqualTo("end");
        assertThat(answer.input()).isEqualTo(25);
        assertThat(answer.output()).isEqualTo(12);
    }

    @ParameterizedTest(name = "{0} on {1}, streamed: {2}")
    @MethodSource("conversations")
    void callsToolsAndGoesOn(String client, String on, boolean stream) throws Exception {
        Answer call = ask(client, Ask.tools("on-" + on, stream));

        assertThat(call.finish()).isEqualTo("tools");
        assertThat(call.calls().getFirst().name()).isEqualTo("get_weather");
        assertThat(call.calls().getFirst().arguments().path("city").asString()).isEqualTo("Paris");

        Answer answer = ask(client, Ask.tools("on-" + on, stream).afterCalls());
        assertThat(answer.text()).isEqualTo(PickyAnswers.TEXT);
    }

    @ParameterizedTest(name = "{0} on {1}, streamed: {2}")
    @MethodSource("conversations")
    void forcesTools(String client, String on, boolean stream) throws Exception {
        Answer call = ask(client, Ask.tools("on-" + on, stream).forcing("any"));

        assertThat(call.finish()).isEqualTo("tools");
    }

    private static HttpResponse<byte[]> chat(String model, String members, String... headers) {
        return PlainHttp.postTo(
                gateway + "/v1/chat/completions",
                ("{'model':'" + model + "'," + members + "}").replace('\'', '"'),
                headers);
    }

    private static final String HI = "'messages':[{'role':'developer','name':'d','content':'hi'}]";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "on-mistral | messages[].name,logprobs,user",
                "on-groq | logprobs,messages[].name",
                "on-deepseek | n",
            })
    void whatAProviderRefusesIsLeftOutAndNamed(String model, String dropped) {
        String members =
                model.equals("on-deepseek")
                        ? "'n':3,'max_completion_tokens':9," + HI
                        : "'logprobs':true,'user':'u','store':false,'max_completion_tokens':9,"
                                + HI;
        HttpResponse<byte[]> response = chat(model, members);

        assertThat(response.statusCode()).as(new String(response.body(), UTF_8)).isEqualTo(200);
        assertThat(response.headers().firstValue("x-tollgate-translation")).hasValue("none");
        assertThat(response.headers().firstValue("x-tollgate-dropped"))
                .map(names -> Stream.of(names.split(",")).sorted().toList())
                .hasValue(Stream.of(dropped.split(",")).sorted().toList());
    }

    @Test
    void whoMayLoseNothingIsToldInstead() {
        HttpResponse<byte[]> response =
                chat("on-groq", "'logprobs':true," + HI, "x-tollgate-fidelity", "strict");

        assertThat(ErrorShape.check("openai", 400, response)).contains("logprobs");
    }

    @Test
    void theLimitGoesUnderItsOwnName() {
        chat("on-mistral", "'max_completion_tokens':9,'seed':7," + HI);

        JsonNode asked = provider.asked("/mistral/v1");
        assertThat(asked.path("max_tokens").asInt()).isEqualTo(9);
        assertThat(asked.path("random_seed").asInt()).isEqualTo(7);
    }

    @Test
    void aRefusalComesInTheClientsShape() {
        HttpResponse<byte[]> response = chat("on-mistral", "'x_made_up':1," + HI);

        assertThat(ErrorShape.check("openai", 400, response))
                .contains("body.x_made_up: Extra inputs are not permitted");
    }

    @Test
    void thoughtsOfMistralReachOpenAisClientsWhereTheyLook() {
        HttpResponse<byte[]> response = chat("on-magistral", HI);

        JsonNode message =
                JsonMapper.shared()
                        .readTree(response.body())
                        .path("choices")
                        .path(0)
                        .path("message");
        assertThat(message.path("content").asString()).isEqualTo(PickyAnswers.TEXT);
        assertThat(message.path("reasoning_content").asString()).isEqualTo(PickyAnswers.THOUGHT);
        assertThat(response.headers().firstValue("x-tollgate-translation"))
                .hasValue("openai->mistral");
    }

    /** A thought that Anthropic's client was shown comes back with the tool's result. */
    @ParameterizedTest
    @CsvSource({"deepseek, /deepseek, reasoning_content", "groq, /groq/openai/v1, reasoning"})
    void aThoughtSurvivesTheTurn(String on, String path, String member) {
        String first =
                "{'model':'on-%s','max_tokens':50,'tools':[{'name':'f','input_schema':{'type':'object'}}],"
                        + "'messages':[{'role':'user','content':'hi'}%s]}";
        JsonNode said =
                JsonMapper.shared()
                        .readTree(messages(first.formatted(on, "")).body())
                        .path("content");
        assertThat(said.path(0).path("thinking").asString()).isEqualTo(PickyAnswers.THOUGHT);

        String rest =
                ",{'role':'assistant','content':"
                        + said
                        + "},{'role':'user','content':[{'type':'tool_result','tool_use_id':'D681PevKs',"
                        + "'content':'12'}]}";
        HttpResponse<byte[]> response = messages(first.formatted(on, rest));

        assertThat(response.statusCode()).as(new String(response.body(), UTF_8)).isEqualTo(200);
        JsonNode assistant = provider.asked(path).path("messages").path(1);
        assertThat(assistant.path(member).asString()).isEqualTo(PickyAnswers.THOUGHT);
        assertThat(List.copyOf(assistant.propertyNames())).contains("tool_calls");
    }

    private static HttpResponse<byte[]> messages(String body) {
        return PlainHttp.postTo(
                gateway + "/v1/messages",
                body.replace('\'', '"'),
                "anthropic-version",
                "2023-06-01");
    }
}
