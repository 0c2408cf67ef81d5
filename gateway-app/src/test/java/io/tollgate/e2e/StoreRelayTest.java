package io.tollgate.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.openai.client.OpenAIClient;
import com.openai.errors.BadRequestException;
import com.openai.errors.NotFoundException;
import com.openai.models.batches.BatchCreateParams;
import com.openai.models.files.FileCreateParams;
import com.openai.models.files.FileListParams;
import com.openai.models.files.FilePurpose;
import io.tollgate.e2e.StubProvider.Received;
import io.tollgate.e2e.StubProvider.Script;
import java.io.ByteArrayInputStream;
import org.junit.jupiter.api.Test;

/** Files and batches, of which no request says by itself which provider keeps them. */
class StoreRelayTest {

    private static final String FILE =
            "{\"id\":\"file-1\",\"object\":\"file\",\"bytes\":2,\"created_at\":1,"
                    + "\"filename\":\"a.jsonl\",\"purpose\":\"batch\",\"status\":\"processed\"}";
    private static final String BATCH =
            "{\"id\":\"batch_1\",\"object\":\"batch\",\"endpoint\":\"/v1/chat/completions\","
                    + "\"completion_window\":\"24h\",\"created_at\":1,\"input_file_id\":\"file-1\","
                    + "\"status\":\"validating\"}";

    private static OpenAIClient client(String model) {
        return OpenAiDriver.client(Stage.GATEWAY.url())
                .withOptions(options -> options.putHeader("x-tollgate-model", model));
    }

    private static Received asked(String method, String path) throws InterruptedException {
        Received received = Stage.STUB.received();
        assertThat(received.method() + " " + received.path()).isEqualTo(method + " " + path);
        assertThat(received.headers().get("authorization")).isEqualTo("Bearer sk-provider-canary");
        assertThat(received.headers()).doesNotContainKey("x-tollgate-model");
        return received;
    }

    @Test
    void filesComeAndGo() throws Exception {
        Stage.STUB.answers(Script.of("application/json", FILE));
        var created =
                client("shared-openai")
                        .files()
                        .create(
                                FileCreateParams.builder()
                                        .purpose(FilePurpose.BATCH)
                                        .file(new ByteArrayInputStream("{}".getBytes(UTF_8)))
                                        .build());
        assertThat(created.id()).isEqualTo("file-1");
        assertThat(asked("POST", "/v1/files").text()).contains("batch").contains("{}");

        client("shared-openai").files().retrieve("file-1");
        asked("GET", "/v1/files/file-1");

        Stage.STUB.answers(
                Script.of(
                        "application/json",
                        "{\"id\":\"file-1\",\"object\":\"file\",\"deleted\":true}"));
        client("shared-openai").files().delete("file-1");
        asked("DELETE", "/v1/files/file-1");
    }

    @Test
    void aListKeepsItsQuestion() throws Exception {
        Stage.STUB.answers(
                Script.of(
                        "application/json",
                        "{\"object\":\"list\",\"data\":[" + FILE + "],\"has_more\":false}"));

        var files =
                client("shared-openai")
                        .files()
                        .list(FileListParams.builder().purpose("batch").limit(7).build());

        assertThat(files.data()).hasSize(1);
        assertThat(Stage.STUB.received().path())
                .startsWith("/v1/files?")
                .contains("purpose=batch")
                .contains("limit=7");
    }

    @Test
    void contentComesBackByteForByte() throws Exception {
        byte[] content = {0, 1, 2, (byte) 0xff, '\n'};
        Stage.STUB.answers(Script.of("application/octet-stream", content));

        try (var response = client("shared-openai").files().content("file-1")) {
            assertThat(response.body().readAllBytes()).isEqualTo(content);
        }
        asked("GET", "/v1/files/file-1/content");
    }

    @Test
    void batchesAreMadeAndCancelled() throws Exception {
        Stage.STUB.answers(Script.of("application/json", BATCH));
        var params =
                BatchCreateParams.builder()
                        .inputFileId("file-1")
                        .endpoint(BatchCreateParams.Endpoint.V1_CHAT_COMPLETIONS)
                        .completionWindow(BatchCreateParams.CompletionWindow._24H)
                        .build();

        assertThat(client("shared-openai").batches().create(params).id()).isEqualTo("batch_1");
        assertThat(asked("POST", "/v1/batches").json().path("input_file_id").stringValue())
                .isEqualTo("file-1");

        client("shared-openai").batches().cancel("batch_1");
        asked("POST", "/v1/batches/batch_1/cancel");
    }

    /** One caller would read what another put there. */
    @Test
    void aStoreThatNobodySharedIsClosed() {
        assertThatThrownBy(() -> client("on-openai").files().retrieve("file-1"))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("tollgate.providers.stub-openai.share-files");
    }

    @Test
    void somebodyHasToSayWhoseStoreItIs() {
        assertThatThrownBy(
                        () -> OpenAiDriver.client(Stage.GATEWAY.url()).files().retrieve("file-1"))
                .isInstanceOf(BadRequestException.class)
                .hasMessageContaining("x-tollgate-model");
    }

    @Test
    void anIdIsNoPath() {
        assertThat(PlainHttp.get("/v1/files/..%2F..%2Fadmin").statusCode()).isEqualTo(404);
    }
}
