package io.tollgate.filters.speed;

import io.tollgate.filters.translate.StreamTranslation;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;
import tools.jackson.core.JsonParser;
import tools.jackson.core.json.JsonFactory;

/** How fast requests and streams cross, and how fast Jackson alone runs over the same bytes. */
@State(Scope.Benchmark)
public class TranslationSpeed {

    private static final JsonFactory JACKSON = new JsonFactory();

    @Param({
        "openai-anthropic",
        "openai-responses",
        "openai-ollama",
        "responses-openai",
        "responses-anthropic",
        "responses-ollama",
        "anthropic-openai",
        "anthropic-responses",
        "anthropic-ollama",
        "ollama-openai",
        "ollama-responses",
        "ollama-anthropic"
    })
    public String crossing;

    private Crossing way;
    private byte[] request;
    private byte[] question;
    private List<byte[]> frames;
    private List<byte[]> documents;

    /** Makes what is said. */
    @Setup(Level.Trial)
    public void prepare() {
        way = Crossing.of(crossing);
        request = way.request();
        question = way.question();
        frames = way.frames();
        documents = new ArrayList<>();
        frames.forEach(frame -> new Documents(frame).addTo(documents));
    }

    @Benchmark
    public byte[] requestCrosses() {
        return way.crossed(request);
    }

    @Benchmark
    public int requestIsTokenised() {
        return tokens(request);
    }

    @Benchmark
    public void streamCrosses(Blackhole out) {
        StreamTranslation stream = way.stream(question);
        for (byte[] frame : frames) {
            out.consume(stream.feed(frame));
        }
        out.consume(stream.end());
    }

    @Benchmark
    public int streamIsTokenised() {
        int tokens = 0;
        for (byte[] document : documents) {
            tokens += tokens(document);
        }
        return tokens;
    }

    /** Each token's text is read, as whoever translates must. */
    private static int tokens(byte[] json) {
        int chars = 0;
        try (JsonParser parser =
                JACKSON.createParser(tools.jackson.core.ObjectReadContext.empty(), json)) {
            while (parser.nextToken() != null) {
                chars += parser.getStringLength();
            }
        }
        return chars;
    }

    static int requestBytes(String crossing) {
        return Crossing.of(crossing).request().length;
    }
}
