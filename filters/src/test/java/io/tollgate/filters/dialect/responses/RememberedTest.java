package io.tollgate.filters.dialect.responses;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tollgate.filters.dialect.GatewayException;
import io.tollgate.filters.dialect.Losses;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What leans on a provider's memory is refused by name, and with what to do instead. */
class RememberedTest {

    private static void read(String member, String input) {
        String body =
                "{\"model\":\"m\",\"input\":"
                        + input
                        + (member.isEmpty() ? "" : ",")
                        + member
                        + "}";
        ResponsesRequestReader.read(body.getBytes(UTF_8), new Losses());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "\"previous_response_id\":\"resp_1\" | previous_response_id: | the whole conversation in 'input'",
                "\"conversation\":\"conv_1\" | conversation: | the whole conversation in 'input'",
                "\"conversation\":{\"id\":\"conv_1\"} | conversation: | the whole conversation",
                "\"background\":true | background: | wait for the answer or stream it",
                "\"prompt\":{\"id\":\"pmpt_1\"} | prompt: | Send its text in 'instructions' and 'input'",
            })
    void refuses(String member, String field, String advice) {
        assertThatThrownBy(() -> read(member, "\"hi\""))
                .isInstanceOf(GatewayException.class)
                .hasMessageStartingWith(field)
                .hasMessageContaining(advice);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{\"type\":\"item_reference\",\"id\":\"msg_1\"}]",
                "[{\"id\":\"msg_1\"}]",
                "[{\"type\":\"compaction\",\"encrypted_content\":\"x\"}]",
            })
    void refusesItemsThatAreElsewhere(String input) {
        assertThatThrownBy(() -> read("", input))
                .isInstanceOf(GatewayException.class)
                .hasMessageStartingWith("input[0]:");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\"background\":false", "\"previous_response_id\":null"})
    void takesWhatNeedsNoMemory(String member) {
        assertThatCode(() -> read(member, "\"hi\"")).doesNotThrowAnyException();
    }
}
