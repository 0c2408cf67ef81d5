package io.tollgate.e2e;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** A provider that writes exactly these bytes to its socket, HTTP or not, and counts its calls. */
final class RawProvider implements AutoCloseable {

    /** What it does behind the bytes. */
    enum End {
        CLOSE,
        RESET,
        HOLD,
        /** Takes the next request on the same connection. */
        KEEP
    }

    private record Answer(byte[] bytes, End end) {}

    private final TcpProvider provider = new TcpProvider(this::serve);
    private final AtomicInteger calls = new AtomicInteger();
    private volatile Answer answer = new Answer(new byte[0], End.CLOSE);

    int port() {
        return provider.port();
    }

    /** Answers so from now on, and counts from 0. */
    void answers(String bytes, End end) {
        answers(bytes.getBytes(StandardCharsets.UTF_8), end);
    }

    void answers(byte[] bytes, End end) {
        calls.set(0);
        answer = new Answer(bytes, end);
    }

    /** Requests that came whole. */
    int calls() {
        return calls.get();
    }

    private void serve(Socket socket) throws IOException {
        End end = End.KEEP;
        while (end == End.KEEP && TcpProvider.request(socket.getInputStream()) != null) {
            calls.incrementAndGet();
            Answer now = answer;
            socket.getOutputStream().write(now.bytes());
            end = now.end();
        }
        switch (end) {
            case RESET -> reset(socket);
            case HOLD -> socket.getInputStream().transferTo(OutputStream.nullOutputStream());
            case CLOSE, KEEP -> {}
        }
    }

    /** With a linger time of 0, closing sends RST, and what was not read yet may be lost. */
    private static void reset(Socket socket) throws IOException {
        socket.setSoLinger(true, 0);
    }

    @Override
    public void close() throws IOException {
        provider.close();
    }
}
