package io.tollgate.toy;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tollgate.filters.dialect.ChatFace;
import io.tollgate.filters.dialect.ChatRequest;
import io.tollgate.filters.dialect.ChatResponse;
import io.tollgate.filters.dialect.ClientDialect;
import io.tollgate.filters.dialect.Delivery;
import io.tollgate.filters.dialect.Face;
import io.tollgate.filters.dialect.GatewayError;
import io.tollgate.filters.dialect.LengthMembers;
import io.tollgate.filters.dialect.Lookup;
import io.tollgate.filters.dialect.LossLedger;
import io.tollgate.filters.dialect.Losses;
import io.tollgate.filters.dialect.Message;
import io.tollgate.filters.dialect.Part;
import io.tollgate.filters.dialect.RequestHeaders;
import io.tollgate.filters.dialect.Sampling;
import io.tollgate.filters.dialect.Stamp;
import io.tollgate.filters.dialect.Streaming;
import io.tollgate.filters.dialect.Tooling;
import io.tollgate.filters.wire.Json;
import io.tollgate.filters.wire.JsonFields;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The toy API as its clients call it. */
final class ToyClient implements ClientDialect {

    private static final Face TALK =
            new ChatFace(
                    ToyDialect.NAME,
                    ToyDialect.PATH,
                    Streaming.ON_REQUEST,
                    ToyStream.FORMAT,
                    ToyClient::read,
                    (response, _) -> write(response),
                    (_, _, _) -> new ToyStream.Writer(),
                    false,
                    new LengthMembers(List.of("at_most"), List.of()),
                    error -> ToyStream.line(oops(error)));

    @Override
    public String name() {
        return ToyDialect.NAME;
    }

    @Override
    public List<Face> faces() {
        return List.of(TALK);
    }

    @Override
    public List<Lookup> lookups() {
        return List.of();
    }

    @Override
    public LossLedger losses() {
        return new LossLedger(Map.of(), Map.of());
    }

    @Override
    public boolean addressed(String path, RequestHeaders headers) {
        return path.startsWith("/toy/");
    }

    @Override
    public byte[] writeError(GatewayError error, Stamp stamp) {
        return oops(error).getBytes(UTF_8);
    }

    static String oops(GatewayError error) {
        return Json.object().put("oops", error.message()).toString();
    }

    private static ChatRequest read(byte[] body, Losses losses) {
        JsonFields fields = JsonFields.of(Json.parseObject(body));
        ChatRequest request =
                new ChatRequest(
                        fields.requireText("model"),
                        new Delivery(Boolean.TRUE.equals(fields.takeBoolean("stream")), true),
                        List.of(Message.of(Message.Role.USER, fields.requireText("say"))),
                        Tooling.NONE,
                        new Sampling(
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                fields.takeInt("at_most"),
                                List.of()));
        losses.addAll(fields.rest());
        return request;
    }

    private static byte[] write(ChatResponse response) {
        String said =
                response.content().stream()
                        .filter(Part.Text.class::isInstance)
                        .map(part -> ((Part.Text) part).text())
                        .collect(Collectors.joining());
        return ToyStream.counted(Json.object().put("said", said), response.usage())
                .toString()
                .getBytes(UTF_8);
    }
}
