package io.tollgate.filters.dialect.anthropic;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tollgate.filters.dialect.Losses;
import io.tollgate.filters.wire.MalformedInput;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is refused, and how the field is named. */
class MessagesRequestReaderTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | model: expected a string",
                "{'model':'m'} | messages: expected an array of at least one message",
                "{'model':'m','messages':[{'role':'tool','content':'x'}]}"
                        + " | messages[0].role: expected user, assistant or system",
                "{'model':'m','messages':[{'role':'user','content':7}]}"
                        + " | messages[0].content: expected a string or an array of content blocks",
                "{'model':'m','system':7,'messages':[{'role':'user','content':'x'}]}"
                        + " | system: expected a string or an array of content blocks",
                "{'model':'m','messages':[{'role':'user','content':[{'type':'image'}]}]}"
                        + " | messages[0].content[0].source: expected an object",
                "{'model':'m','messages':[{'role':'assistant','content':[{'type':'tool_use',"
                        + "'id':'i','name':'n','input':'{}'}]}]}"
                        + " | messages[0].content[0].input: expected an object",
                "{'model':'m','messages':[{'role':'user','content':'x'}],'stop_sequences':[1]}"
                        + " | stop_sequences: expected an array of strings",
                "{'model':'m','messages':[{'role':'user','content':'x'}],"
                        + "'tool_choice':{'type':'some'}}"
                        + " | tool_choice.type: expected auto, any, tool or none",
            })
    void namesTheFieldThatIsWrong(String body, String complaint) {
        byte[] json = body.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> MessagesRequestReader.read(json, new Losses()))
                .isInstanceOf(MalformedInput.class)
                .hasMessage(complaint);
    }
}
