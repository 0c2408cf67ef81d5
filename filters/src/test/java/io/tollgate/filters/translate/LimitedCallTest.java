package io.tollgate.filters.translate;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.filters.dialect.ChatFace;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A call that is given a limit, since its caller has only so much money, is otherwise the same. */
class LimitedCallTest {

    private static final ChatFace STREAMED =
            GoldenMatrixTest.faces().stream()
                    .filter(face -> face.path().endsWith(":streamGenerateContent"))
                    .findFirst()
                    .orElseThrow();

    @Test
    void itKeepsTheModelThatItsPathNames() {
        byte[] body = "{\"contents\":[]}".getBytes(StandardCharsets.UTF_8);
        ClientCall call =
                ClientCall.of(
                        STREAMED,
                        "/v1beta/models/house%2Fgpt:streamGenerateContent",
                        body,
                        Set.of(),
                        GoldenMatrixTest.STAMP);

        ClientCall limited = call.limited(40);

        assertThat(limited.model()).isEqualTo("house/gpt");
        assertThat(limited.stream()).isTrue();
        assertThat(limited.longestAnswer()).isEqualTo(40);
        assertThat(limited.members().document())
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("{\"generationConfig\":{\"maxOutputTokens\":40},\"contents\":[]}");
    }
}
