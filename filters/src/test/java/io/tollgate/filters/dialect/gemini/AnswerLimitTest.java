package io.tollgate.filters.dialect.gemini;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.filters.wire.JsonMembers;
import io.tollgate.filters.wire.JsonSplice;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who pays knows how long an answer may be, however that is spelled. */
class AnswerLimitTest {

    private final AnswerLimit limit = new AnswerLimit();

    private JsonMembers members(String body) {
        return JsonMembers.scan(body.getBytes(StandardCharsets.UTF_8), limit.members());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"generationConfig\":{\"maxOutputTokens\":70}} | 70",
                "{\"generation_config\":{\"max_output_tokens\":70}} | 70",
                "{\"generationConfig\":{\"maxOutputTokens\":70,\"candidateCount\":3}} | 210",
                "{\"generationConfig\":{\"maxOutputTokens\":70,\"max_output_tokens\":90}} | 90"
            })
    void itIsFound(String body, long most) {
        assertThat(limit.most(members(body))).isEqualTo(most);
    }

    @Test
    void thereMayBeNone() {
        assertThat(limit.most(members("{}"))).isNull();
        assertThat(limit.most(members("{\"generationConfig\":{\"maxOutputTokens\":\"x\"}}")))
                .isNull();
        assertThat(limit.most(members("{\"generationConfig\":7}"))).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | {\"generationConfig\":{\"maxOutputTokens\":40}}",
                "{\"generationConfig\": { \"topK\": 1.0 }} | {\"generationConfig\":"
                        + " {\"maxOutputTokens\":40, \"topK\": 1.0 }}",
                "{\"generation_config\":{\"candidate_count\":2}} |"
                        + " {\"generation_config\":{\"maxOutputTokens\":20,\"candidate_count\":2}}",
                "{\"generationConfig\":7} | {\"generationConfig\":7}"
            })
    void itIsSetWhereItStands(String body, String limited) {
        JsonMembers members = members(body);
        JsonSplice splice = new JsonSplice(members);

        limit.limit(members, splice, 40);

        assertThat(splice.toByteArray()).asString().isEqualTo(limited);
    }
}
