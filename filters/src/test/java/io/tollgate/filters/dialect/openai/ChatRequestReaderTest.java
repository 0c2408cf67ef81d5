package io.tollgate.filters.dialect.openai;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tollgate.filters.dialect.Losses;
import io.tollgate.filters.wire.MalformedInput;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChatRequestReaderTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    {"messages":[]} | model: expected a string
                    {"model":"a"} | messages: expected an array of at least one message
                    {"model":"a","messages":{}} | messages: expected an array
                    {"model":"a","messages":[{"role":"robot","content":"x"}]} | messages[0].role: expected system, developer, user, assistant or tool
                    {"model":"a","messages":[{"role":"user"}]} | messages[0].content: expected a string or an array of at least one part
                    {"model":"a","messages":[{"role":"user","content":7}]} | messages[0].content: expected a string or an array of parts
                    {"model":"a","messages":[{"role":"user","content":[{"type":"text"}]}]} | messages[0].content[0].text: expected a string
                    {"model":"a","messages":[{"role":"user","content":[{"type":"image_url","image_url":{"url":"data:,x"}}]}]} | messages[0].content[0].image_url.url: expected a data: URL in base64
                    {"model":"a","messages":[{"role":"tool","content":"x"}]} | messages[0].tool_call_id: expected a string
                    {"model":"a","messages":[{"role":"user","content":"x"}],"stop":[1]} | stop: expected a string or an array of strings
                    {"model":"a","messages":[{"role":"user","content":"x"}],"tool_choice":"maybe"} | tool_choice: expected auto, none, required or an object
                    {"model":"a","messages":[{"role":"user","content":"x"}],"tools":[{"type":"function"}]} | tools[0].function: expected an object
                    {"model":"a","messages":[{"role":"user","content":"x"}],"max_tokens":1.5} | max_tokens: expected a whole number
                    """)
    void namesTheFieldThatIsWrong(String body, String message) {
        assertThatThrownBy(
                        () ->
                                OpenAiFaces.CHAT
                                        .reader()
                                        .read(body.getBytes(StandardCharsets.UTF_8), new Losses()))
                .isInstanceOf(MalformedInput.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @CsvSource({"'[1,2,3]'", "'[\"a\",\"b\"]'", "'[[1,2]]'", "7"})
    void takesOnePromptOnly(String prompt) {
        String body = "{\"model\":\"a\",\"prompt\":" + prompt + "}";
        assertThatThrownBy(
                        () ->
                                OpenAiFaces.COMPLETIONS
                                        .reader()
                                        .read(body.getBytes(StandardCharsets.UTF_8), new Losses()))
                .isInstanceOf(MalformedInput.class)
                .hasMessageStartingWith("prompt: expected a string or an array of one string");
    }
}
