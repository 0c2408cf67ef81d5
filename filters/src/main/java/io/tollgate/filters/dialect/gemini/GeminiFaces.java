package io.tollgate.filters.dialect.gemini;

import io.tollgate.filters.dialect.ChatFace;
import io.tollgate.filters.dialect.CountFace;
import io.tollgate.filters.dialect.EmbeddingFace;
import io.tollgate.filters.dialect.Face;
import io.tollgate.filters.dialect.StreamFormat;
import io.tollgate.filters.dialect.Streaming;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The endpoints, in all versions of the API that SDKs can be set to: what they ask is the same.
 *
 * @see <a href="https://ai.google.dev/gemini-api/docs/api-versions">API versions</a>
 */
final class GeminiFaces {

    static final List<String> VERSIONS = List.of("/v1beta", "/v1", "/v1alpha");

    static final String GENERATE = ":generateContent";
    static final String STREAM = ":streamGenerateContent";
    static final String COUNT = ":countTokens";
    static final String EMBED = ":embedContent";
    static final String BATCH_EMBED = ":batchEmbedContents";

    static final List<String> VERBS = List.of(GENERATE, STREAM, COUNT, EMBED, BATCH_EMBED);

    private static final AnswerLimit LIMIT = new AnswerLimit();

    /** Without it Google streams an array, piece by piece, which no SDK asks for. */
    private static final Map<String, String> AS_EVENTS = Map.of("alt", "sse");

    static final List<Face> ALL = all();

    private GeminiFaces() {}

    private static List<Face> all() {
        List<Face> faces = new ArrayList<>();
        for (String version : VERSIONS) {
            String model = version + "/models/" + Face.MODEL;
            faces.add(chat(model + GENERATE, false));
            faces.add(chat(model + STREAM, true));
            faces.add(
                    new CountFace(
                            GeminiDialect.GEMINI,
                            model + COUNT,
                            CountTokens::read,
                            CountTokens::write));
            faces.add(embed(model + EMBED, EmbedReader::one, EmbedWriter::one));
            faces.add(embed(model + BATCH_EMBED, EmbedReader::batch, EmbedWriter::batch));
        }
        return List.copyOf(faces);
    }

    private static Face chat(String path, boolean streamed) {
        return new ChatFace(
                GeminiDialect.GEMINI,
                path,
                streamed ? Streaming.ALWAYS : Streaming.NEVER,
                StreamFormat.SSE,
                streamed ? GenerateContentReader::streamed : GenerateContentReader::whole,
                AnswerWriter::write,
                (_, stamp, _) -> new ChunkWriter(stamp),
                false,
                LIMIT,
                StatusWriter::frame,
                streamed ? AS_EVENTS : Map.of());
    }

    private static Face embed(
            String path, EmbeddingFace.RequestReader reader, EmbeddingFace.ResponseWriter writer) {
        return new EmbeddingFace(GeminiDialect.GEMINI, path, false, reader, writer);
    }

    /** What a path of a face asks for: {@code :countTokens}. */
    static String verb(Face face) {
        return face.path().substring(face.path().indexOf(Face.MODEL) + Face.MODEL.length());
    }
}
