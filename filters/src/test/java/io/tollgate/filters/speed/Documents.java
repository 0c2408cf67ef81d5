package io.tollgate.filters.speed;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** The JSON documents in a piece of a stream, for a parser that knows no framing. */
record Documents(byte[] frames) {

    void addTo(List<byte[]> documents) {
        new String(frames, StandardCharsets.UTF_8)
                .lines()
                .map(line -> line.startsWith("data: ") ? line.substring("data: ".length()) : line)
                .filter(line -> line.startsWith("{"))
                .forEach(line -> documents.add(line.getBytes(StandardCharsets.UTF_8)));
    }
}
