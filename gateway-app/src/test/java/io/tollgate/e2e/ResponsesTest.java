package io.tollgate.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.openai.errors.BadRequestException;
import com.openai.errors.NotFoundException;
import com.openai.errors.SseException;
import com.openai.models.responses.ResponseCreateParams;
import io.tollgate.e2e.StubProvider.End;
import io.tollgate.e2e.StubProvider.Script;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** OpenAI's SDK by the Responses API, on every provider dialect, whole and streamed. */
class ResponsesTest {

    private static final ResponsesDriver CLIENT = new ResponsesDriver();

    static Stream<Arguments> ways() {
        return Stage.PROVIDERS.stream()
                .flatMap(
                        provider ->
                                Stream.of(false, true)
                                        .map(stream -> Arguments.of(provider, stream)));
    }

    @ParameterizedTest(name = "on {0}, streamed: {1}")
    @MethodSource("ways")
    void textCrosses(String provider, boolean stream) throws Exception {
        Answer answer = ask(provider, "text", Ask.text("on-" + provider, stream));

        assertThat(answer.id()).startsWith("resp_");
        assertThat(answer.text()).isEqualTo("It is 21 °C in Paris ☀.");
        assertThat(answer.finish()).isEqualTo("end");
        assertThat(answer.input()).isEqualTo(25);
        assertThat(answer.output()).isEqualTo(12);

        ProviderView view = ProviderView.of(provider, Stage.STUB.received());
        view.checkCall();
        assertThat(view.system()).contains(Ask.SYSTEM);
        assertThat(view.lastUserText()).isEqualTo(Ask.QUESTION);
        assertThat(view.roles()).containsExactly("user", "assistant", "user");
        assertThat(view.number("temperature")).isEqualTo(0.5);
        assertThat(view.maxTokens()).isEqualTo(77);
        assertThat(view.streams()).isEqualTo(stream);
    }

    @ParameterizedTest(name = "on {0}, streamed: {1}")
    @MethodSource("ways")
    void toolCallsCross(String provider, boolean stream) throws Exception {
        Answer answer = ask(provider, "tools", Ask.tools("on-" + provider, stream));

        assertThat(answer.text()).isEqualTo("Let me look.");
        assertThat(answer.finish()).isEqualTo("tools");
        assertThat(answer.calls())
                .extracting(call -> call.name() + call.arguments())
                .containsExactly(
                        "get_weather{\"city\":\"Paris\"}", "get_time{\"zone\":\"Europe/Paris\"}");
        assertThat(answer.calls()).extracting(Answer.Call::id).doesNotHaveDuplicates();

        ProviderView view = ProviderView.of(provider, Stage.STUB.received());
        assertThat(view.tools()).containsExactly("get_weather:city", "get_time:zone");
    }

    @ParameterizedTest(name = "on {0}, streamed: {1}")
    @MethodSource("ways")
    void resultsFindTheirCalls(String provider, boolean stream) throws Exception {
        ask(provider, "text", Ask.tools("on-" + provider, stream).afterCalls());

        ProviderView view = ProviderView.of(provider, Stage.STUB.received());
        assertThat(view.results()).containsExactly("get_weather:21 degrees", "get_time:noon");
    }

    @ParameterizedTest(name = "on {0}, streamed: {1}")
    @MethodSource("ways")
    void aCutAnswerSaysSo(String provider, boolean stream) throws Exception {
        assertThat(ask(provider, "length", Ask.text("on-" + provider, stream)).finish())
                .isEqualTo("max_output_tokens");
    }

    @Test
    void toolChoiceCrosses() throws Exception {
        ask("openai", "tools", Ask.tools("on-openai", false).forcing("get_time"));

        JsonNode choice = Stage.STUB.received().json().path("tool_choice");
        assertThat(choice.path("function").path("name").stringValue()).isEqualTo("get_time");
    }

    /** The SDK must not hand out half an answer as a whole one. */
    @ParameterizedTest
    @MethodSource("providers")
    void aBrokenStreamRaises(String provider) {
        Script whole = Stage.answer(provider, "text", true);
        int most = whole.pieces().size() * 3 / 4;
        Stage.STUB.answers(
                new Script(200, whole.headers(), whole.pieces().subList(0, most), End.CUT));

        assertThat(
                        catchThrowable(
                                () ->
                                        CLIENT.ask(
                                                Stage.GATEWAY.url(),
                                                Ask.text("on-" + provider, true))))
                .isInstanceOf(SseException.class);
    }

    static Stream<String> providers() {
        return Stage.PROVIDERS.stream();
    }

    @Test
    void anUnknownModelIsNotFound() {
        assertThat(
                        catchThrowable(
                                () ->
                                        CLIENT.ask(
                                                Stage.GATEWAY.url(),
                                                Ask.text("no-such-model", false))))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("no-such-model");
    }

    @Test
    void anEarlierResponseIsRefusedWithAWordOnWhatToDo() {
        ResponseCreateParams params =
                ResponseCreateParams.builder()
                        .model("on-anthropic")
                        .input("Go on.")
                        .previousResponseId("resp_1")
                        .build();

        assertThat(
                        catchThrowable(
                                () ->
                                        OpenAiDriver.client(Stage.GATEWAY.url())
                                                .responses()
                                                .create(params)))
                .isInstanceOf(BadRequestException.class)
                .hasMessageContaining("previous_response_id")
                .hasMessageContaining("the whole conversation in 'input'");
    }

    private static Answer ask(String provider, String answer, Ask ask) throws Exception {
        Stage.STUB.answers(Stage.answer(provider, answer, ask.stream()));
        return CLIENT.ask(Stage.GATEWAY.url(), ask);
    }
}
