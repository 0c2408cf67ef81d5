package io.tollgate.toy;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tollgate.filters.dialect.ChatRequest;
import io.tollgate.filters.dialect.ChatResponse;
import io.tollgate.filters.dialect.Face;
import io.tollgate.filters.dialect.Finish;
import io.tollgate.filters.dialect.GatewayError;
import io.tollgate.filters.dialect.LossLedger;
import io.tollgate.filters.dialect.Losses;
import io.tollgate.filters.dialect.Part;
import io.tollgate.filters.dialect.ProviderDialect;
import io.tollgate.filters.dialect.ProviderErrors;
import io.tollgate.filters.dialect.ProviderRequest;
import io.tollgate.filters.dialect.Stamp;
import io.tollgate.filters.dialect.StreamFormat;
import io.tollgate.filters.dialect.StreamReader;
import io.tollgate.filters.dialect.StreamWatch;
import io.tollgate.filters.dialect.TargetModel;
import io.tollgate.filters.wire.Frame;
import io.tollgate.filters.wire.Json;
import io.tollgate.filters.wire.JsonMembers;
import io.tollgate.filters.wire.JsonSplice;
import io.tollgate.policies.usage.TokenUsage;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The toy API as its providers serve it. */
final class ToyProvider implements ProviderDialect {

    @Override
    public String name() {
        return ToyDialect.NAME;
    }

    @Override
    public Set<String> options() {
        return Set.of("mood");
    }

    @Override
    public Map<String, String> headers(@Nullable String apiKey) {
        return apiKey == null ? Map.of() : Map.of("X-Toy-Key", apiKey);
    }

    @Override
    public GatewayError readError(int status, byte[] body) {
        return ProviderErrors.read(status, body);
    }

    @Override
    public String passthroughPath(Face face, String model) {
        return face.path();
    }

    @Override
    public Set<String> forwardedHeaders() {
        return Set.of();
    }

    @Override
    public Set<String> watchedMembers() {
        return Set.of();
    }

    @Override
    public byte[] passthroughBody(JsonMembers members, String model, boolean stream) {
        return new JsonSplice(members).setText("model", model).toByteArray();
    }

    @Override
    public StreamWatch streamWatch(JsonMembers request) {
        return new Watch();
    }

    @Override
    public @Nullable TokenUsage readUsage(byte[] response) {
        return ToyStream.usage(Json.parseObject(response));
    }

    @Override
    public ProviderRequest writeRequest(ChatRequest request, TargetModel model, Losses losses) {
        String said =
                request.messages().stream()
                        .flatMap(message -> message.parts().stream())
                        .filter(Part.Text.class::isInstance)
                        .map(part -> ((Part.Text) part).text())
                        .collect(Collectors.joining(" / "));
        ObjectNode body = Json.object().put("model", model.name()).put("say", said);
        if (request.delivery().stream()) {
            body.put("stream", true);
        }
        return new ProviderRequest(ToyDialect.PATH, body.toString().getBytes(UTF_8));
    }

    @Override
    public ChatResponse readResponse(byte[] body, Stamp stamp) {
        ObjectNode answer = Json.parseObject(body);
        return new ChatResponse(
                "",
                List.of(new Part.Text(answer.path("said").stringValue())),
                Finish.of(Finish.Reason.END_TURN),
                ToyStream.usage(answer));
    }

    @Override
    public StreamFormat streamFormat() {
        return ToyStream.FORMAT;
    }

    @Override
    public StreamReader streamReader(Stamp stamp) {
        return new ToyStream.Reader();
    }

    @Override
    public LossLedger losses() {
        return new LossLedger(Map.of(), Map.of());
    }

    @Override
    public String modelsPath() {
        return "/toy/models";
    }

    private static final class Watch implements StreamWatch {

        private static final byte[] OVER = "\"over\"".getBytes(UTF_8);

        private @Nullable TokenUsage usage;
        private boolean ended;

        @Override
        public boolean passes(Frame frame) {
            if (frame.data().contains(OVER)) {
                ended = true;
                usage = ToyStream.usage(Json.parse(frame.data()));
            }
            return true;
        }

        @Override
        public boolean ended() {
            return ended;
        }

        @Override
        public @Nullable TokenUsage usage() {
            return usage;
        }
    }
}
