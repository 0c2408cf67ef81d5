package io.tollgate.filters.dialect.openai;

import io.tollgate.filters.dialect.AzureApi;
import io.tollgate.filters.dialect.ChatFace;
import io.tollgate.filters.dialect.EmbeddingFace;
import io.tollgate.filters.dialect.Face;
import io.tollgate.filters.dialect.RelayFace;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * OpenAI's endpoints where clients of Azure look for them. What they say of the API's version is
 * nobody's business here.
 *
 * @see <a href="https://learn.microsoft.com/azure/ai-foundry/openai/reference">Azure OpenAI REST
 *     API</a>
 */
final class AzureFaces {

    static final String V1 = "/openai/v1";
    static final String DEPLOYMENT = AzureApi.DEPLOYMENT;

    static final List<Face> ALL =
            Stream.concat(OpenAiFaces.ALL.stream(), OpenAiRelays.ALL.stream())
                    .flatMap(AzureFaces::likewise)
                    .toList();

    private AzureFaces() {}

    private static Stream<Face> likewise(Face face) {
        String below = Objects.requireNonNull(Endpoints.below(face));
        Face ofV1 = at(V1 + below, face);
        return Endpoints.OF_DEPLOYMENTS.contains(below)
                ? Stream.of(ofV1, at(DEPLOYMENT + below, face))
                : Stream.of(ofV1);
    }

    private static Face at(String path, Face face) {
        return switch (face) {
            case ChatFace chat -> chat(path, chat);
            case EmbeddingFace embedding ->
                    new EmbeddingFace(
                            embedding.dialect(),
                            path,
                            embedding.takesAnyMediaType(),
                            (body, losses) -> embedding.reader().read(AzureApi.named(body), losses),
                            embedding.writer());
            case RelayFace relay ->
                    new RelayFace(
                            relay.dialect(),
                            path,
                            relay.operation(),
                            relay.addressing(),
                            relay.methods(),
                            AzureApi.OPTIONS);
            default -> throw new IllegalArgumentException("no such face: " + face.path());
        };
    }

    private static ChatFace chat(String path, ChatFace face) {
        return new ChatFace(
                face.dialect(),
                path,
                face.streaming(),
                face.streamFormat(),
                (body, losses) -> face.reader().read(AzureApi.named(body), losses),
                face.writer(),
                face.streams(),
                face.usageFirst(),
                face.length(),
                face.fault());
    }
}
