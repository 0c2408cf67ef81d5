package io.tollgate.filters.dialect.anthropic;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.filters.dialect.ChatRequest;
import io.tollgate.filters.dialect.Delivery;
import io.tollgate.filters.dialect.DocumentSource;
import io.tollgate.filters.dialect.ImageSource;
import io.tollgate.filters.dialect.Losses;
import io.tollgate.filters.dialect.Message;
import io.tollgate.filters.dialect.Message.Role;
import io.tollgate.filters.dialect.Part;
import io.tollgate.filters.dialect.ProviderRequest;
import io.tollgate.filters.dialect.TargetModel;
import io.tollgate.filters.dialect.Tooling;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How Claude is asked by InvokeModel. */
class InvokedMessageTest {

    private static final String MODEL = "us.anthropic.claude-sonnet-4-5-20250929-v1:0";

    private final Losses losses = new Losses();

    private ProviderRequest written(Map<String, String> options, boolean stream, Part... parts) {
        ChatRequest request =
                new ChatRequest(
                        "m",
                        new Delivery(stream, true),
                        List.of(new Message(Role.USER, List.of(parts))),
                        Tooling.NONE,
                        Asked.maxTokens(100));
        return new BedrockAnthropicProvider(List.of())
                .with(options)
                .writeRequest(request, new TargetModel(MODEL, null), losses);
    }

    private static String text(ProviderRequest request) {
        return new String(request.body(), StandardCharsets.UTF_8);
    }

    @Test
    void theModelAndTheStreamStandInThePath() {
        ProviderRequest whole = written(Map.of(), false, new Part.Text("hi"));
        assertThat(whole.path())
                .isEqualTo("/model/us.anthropic.claude-sonnet-4-5-20250929-v1%3A0/invoke");
        assertThat(text(whole))
                .isEqualTo(
                        "{\"anthropic_version\":\"bedrock-2023-05-31\",\"max_tokens\":100,\"messages\":"
                                + "[{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"hi\"}]}]}");
        ProviderRequest streamed = written(Map.of(), true, new Part.Text("hi"));
        assertThat(streamed.path()).endsWith("/invoke-with-response-stream");
        assertThat(text(streamed)).isEqualTo(text(whole));
    }

    @Test
    void betasStandInTheBody() {
        assertThat(text(written(Map.of("anthropic-beta", "one, two,"), false, new Part.Text("x"))))
                .contains("\"anthropic_beta\":[\"one\",\"two\"]");
    }

    @Test
    void whatLiesAtAnAddressIsLeftOut() {
        Part image = new Part.Image(new ImageSource.Url("https://example.org/a.png"));
        Part document = new Part.Document(new DocumentSource.Url("https://example.org/a"), null);
        Part inline = new Part.Image(new ImageSource.Inline("image/png", "iVBO"));
        Part result = new Part.ToolResult("toolu_1", null, List.of(image, inline), false);
        String body = text(written(Map.of(), false, image, document, result));
        assertThat(body).doesNotContain("example.org").contains("iVBO");
        assertThat(losses.fields())
                .containsExactly(
                        "messages[].content[].document_url",
                        "messages[].content[].image_url",
                        "messages[].content[].tool_result.image_url");
    }
}
