package io.tollgate.filters.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import tools.jackson.databind.JsonNode;

/**
 * Makes event streams by the letter of their specification, without the library that reads them: of
 * lines of JSON that can be read, each {@code {"event": type, "data": …}}, {@code {"exception":
 * type, "data": …}}, {@code {"error": code, "message": …}}, or {@code {"chunk": …}} for what
 * InvokeModel wraps.
 */
public final class EventStreams {

    private static final byte TEXT = 7;

    private EventStreams() {}

    public static byte[] ofLines(String lines) {
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        lines.lines().forEach(line -> stream.writeBytes(ofLine(line)));
        return stream.toByteArray();
    }

    private static byte[] ofLine(String line) {
        JsonNode frame = Json.parse(Slice.of(line.getBytes(UTF_8)));
        if (frame.has("chunk")) {
            String bytes =
                    Base64.getEncoder()
                            .encodeToString(frame.path("chunk").toString().getBytes(UTF_8));
            return event("chunk", "{\"bytes\":\"" + bytes + "\",\"p\":\"abc\"}");
        }
        if (frame.has("event")) {
            return event(frame.path("event").stringValue(), frame.path("data").toString());
        }
        if (frame.has("exception")) {
            return exception(frame.path("exception").stringValue(), frame.path("data").toString());
        }
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(":message-type", "error");
        headers.put(":error-code", frame.path("error").stringValue());
        headers.put(":error-message", frame.path("message").stringValue());
        return message(headers, new byte[0]);
    }

    public static byte[] event(String type, String json) {
        return typed(":event-type", type, "event", json);
    }

    public static byte[] exception(String type, String json) {
        return typed(":exception-type", type, "exception", json);
    }

    private static byte[] typed(String header, String type, String messageType, String json) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(header, type);
        headers.put(":content-type", "application/json");
        headers.put(":message-type", messageType);
        return message(headers, json.getBytes(UTF_8));
    }

    /** A message: two lengths and their checksum, headers, payload, the checksum of it all. */
    public static byte[] message(Map<String, String> headers, byte[] payload) {
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        headers.forEach(
                (name, value) -> {
                    byte[] text = value.getBytes(UTF_8);
                    written.write(name.length());
                    written.writeBytes(name.getBytes(UTF_8));
                    written.write(TEXT);
                    written.write(text.length >> 8);
                    written.write(text.length);
                    written.writeBytes(text);
                });
        int length = 16 + written.size() + payload.length;
        ByteBuffer message = ByteBuffer.allocate(length);
        message.putInt(length).putInt(written.size());
        message.putInt(checksum(message));
        message.put(written.toByteArray()).put(payload);
        message.putInt(checksum(message));
        return message.array();
    }

    private static int checksum(ByteBuffer soFar) {
        CRC32 checksum = new CRC32();
        checksum.update(soFar.array(), 0, soFar.position());
        return (int) checksum.getValue();
    }
}
