package io.tollgate.bench;

import java.util.List;

/** The three ways to ask, each with its path, its headers and what a whole reply must hold. */
enum Dialect {
    OPENAI(
            "/v1/chat/completions",
            List.of("Authorization: Bearer KEY"),
            "\"usage\"",
            "data: [DONE]"),
    ANTHROPIC(
            "/v1/messages",
            List.of("x-api-key: KEY", "anthropic-version: 2023-06-01"),
            "\"usage\"",
            "\"message_stop\""),
    OLLAMA("/api/chat", List.of(), "\"eval_count\"", "\"done\":true");

    final String path;
    private final List<String> headers;
    private final String wholeReplyHas;
    private final String streamEndsWith;

    Dialect(String path, List<String> headers, String wholeReplyHas, String streamEndsWith) {
        this.path = path;
        this.headers = headers;
        this.wholeReplyHas = wholeReplyHas;
        this.streamEndsWith = streamEndsWith;
    }

    /** Of a request with this key. */
    List<String> headers(String key) {
        return headers.stream().map(header -> header.replace("KEY", key)).toList();
    }

    /** What only a reply that reached its end contains. */
    String terminator(boolean streamed) {
        return streamed ? streamEndsWith : wholeReplyHas;
    }

    static Dialect ofPath(String path) {
        for (Dialect dialect : values()) {
            if (path.startsWith(dialect.path)) {
                return dialect;
            }
        }
        throw new IllegalArgumentException("No dialect is asked at " + path);
    }
}
