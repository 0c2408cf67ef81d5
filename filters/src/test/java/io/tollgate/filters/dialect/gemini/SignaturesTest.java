package io.tollgate.filters.dialect.gemini;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.filters.dialect.ChatRequest;
import io.tollgate.filters.dialect.ChatResponse;
import io.tollgate.filters.dialect.Delivery;
import io.tollgate.filters.dialect.Losses;
import io.tollgate.filters.dialect.Message;
import io.tollgate.filters.dialect.Message.Role;
import io.tollgate.filters.dialect.Part;
import io.tollgate.filters.dialect.Sampling;
import io.tollgate.filters.dialect.Stamp;
import io.tollgate.filters.dialect.TargetModel;
import io.tollgate.filters.dialect.Tooling;
import io.tollgate.filters.wire.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** A signature goes back to the very part that it came with, in the turn that it came in. */
class SignaturesTest {

    private static final Stamp STAMP = new Stamp("stamp", Instant.EPOCH);
    private static final String CALL =
            "{\"functionCall\":{\"id\":\"c1\",\"name\":\"look\",\"args\":{}}%s}";
    private static final String SIGNED = ",\"thoughtSignature\":\"c2ln\"";

    private static ChatResponse answer(String parts) {
        String body =
                "{\"candidates\":[{\"content\":{\"parts\":["
                        + parts
                        + "]},\"finishReason\":\"STOP\"}]}";
        return AnswerReader.read(body.getBytes(StandardCharsets.UTF_8), STAMP);
    }

    /** The parts of the model's turns as they are sent with the next request. */
    private static JsonNode sent(String model, Message... turns) {
        List<Message> messages = new ArrayList<>(List.of(Message.of(Role.USER, "look")));
        messages.addAll(List.of(turns));
        ChatRequest request =
                new ChatRequest(
                        "m",
                        new Delivery(false, true),
                        messages,
                        Tooling.NONE,
                        new Sampling(null, null, null, null, null, null, null, List.of()));
        byte[] body =
                new GeminiProvider()
                        .writeRequest(request, new TargetModel(model, null), new Losses())
                        .body();
        return Json.parseObject(body).path("contents");
    }

    private static Message said(List<Part> parts) {
        return new Message(Role.ASSISTANT, parts);
    }

    private static Message result() {
        return new Message(
                Role.USER,
                List.of(new Part.ToolResult("c1", null, List.of(new Part.Text("seen")), false)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"text\":\"Three.\",\"thoughtSignature\":\"c2ln\"}",
                "{\"text\":\"Three.\"},{\"text\":\"\",\"thoughtSignature\":\"c2ln\"}",
                "{\"text\":\"Hm.\",\"thought\":true},{\"functionCall\":{\"id\":\"c1\",\"name\":\"look\",\"args\":{}},\"thoughtSignature\":\"c2ln\"}",
                "{\"text\":\"I look.\"},{\"functionCall\":{\"id\":\"c1\",\"name\":\"look\",\"args\":{\"at\":1}},\"thoughtSignature\":\"c2ln\"},{\"functionCall\":{\"id\":\"c2\",\"name\":\"look\",\"args\":{}}}",
                "{\"text\":\"Hm.\",\"thought\":true,\"thoughtSignature\":\"c2ln\"},{\"text\":\"Three.\"}",
                "{\"functionCall\":{\"id\":\"c1\",\"name\":\"look\",\"args\":{}},\"thoughtSignature\":\"c2ln\"},{\"text\":\"\",\"thoughtSignature\":\"c2lnMg==\"}"
            })
    void anAnswerGoesBackAsItCame(String parts) {
        JsonNode sent = sent("gemini-3-pro", said(answer(parts).content()));

        assertThat(sent.path(1).path("parts"))
                .isEqualTo(
                        Json.parseObject(
                                        ("{\"p\":[" + parts + "]}")
                                                .getBytes(StandardCharsets.UTF_8))
                                .path("p"));
    }

    @Test
    void eachTurnKeepsItsOwn() {
        List<Part> first = answer(CALL.formatted(SIGNED)).content();
        List<Part> second = answer(CALL.formatted(",\"thoughtSignature\":\"c2lnMg==\"")).content();

        JsonNode sent = sent("gemini-3-pro", said(first), result(), said(second), result());

        assertThat(signature(sent, 1)).isEqualTo("c2ln");
        assertThat(signature(sent, 3)).isEqualTo("c2lnMg==");
    }

    private static String signature(JsonNode sent, int turn) {
        return sent.path(turn).path("parts").path(0).path("thoughtSignature").stringValue("none");
    }

    /** Gemini 3 refuses unsigned calls of the turn that it is at, and of no other. */
    @Test
    void callsOfAnotherModelAreExcused() {
        Message call = said(answer(CALL.formatted("")).content());
        Message seen = Message.of(Role.ASSISTANT, "Seen.");
        Message again = Message.of(Role.USER, "look again");

        JsonNode sent =
                sent("gemini-3-pro", call, result(), seen, again, call, result(), call, result());

        assertThat(signature(sent, 1)).isEqualTo("none");
        assertThat(signature(sent, 5)).isEqualTo(Signatures.SKIP);
        assertThat(signature(sent, 7)).isEqualTo(Signatures.SKIP);
        assertThat(signature(sent("gemini-2.5-pro", call, result()), 1)).isEqualTo("none");
    }

    /** Agents say something beside the results of their tools. */
    @Test
    void wordsBesideResultsBeginNoTurn() {
        Message call = said(answer(CALL.formatted("")).content());
        Message reminder = Message.of(Role.USER, "Remember the plan.");

        JsonNode sent = sent("gemini-3-pro", call, result(), reminder, call, result());

        assertThat(signature(sent, 1)).isEqualTo(Signatures.SKIP);
        assertThat(signature(sent, 3)).isEqualTo(Signatures.SKIP);
    }

    @Test
    void anotherProvidersSealTravelsAsASignature() {
        Part.Seal foreign = new Part.Seal("anthropic", "sig:with:colons");

        String signature = Signatures.write(foreign);

        assertThat(signature).matches("[A-Za-z0-9+/]+=*");
        assertThat(Signatures.read(signature, true)).isEqualTo(foreign);
        assertThat(Signatures.read(signature.replace("=", ""), false)).isEqualTo(foreign);
    }

    @Test
    void whatIsNoBase64IsGoogles() {
        assertThat(Signatures.read("not base64!", false))
                .isEqualTo(new Part.Seal("gemini", "not base64!"));
        assertThat(Signatures.read(Signatures.SKIP, false)).isNull();
    }
}
