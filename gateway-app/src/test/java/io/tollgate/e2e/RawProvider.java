package io.tollgate.e2e;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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

    private static final Pattern LENGTH = Pattern.compile("(?i)content-length: *(\\d+)");

    private final ServerSocket server;
    private final AtomicInteger calls = new AtomicInteger();
    private volatile Answer answer = new Answer(new byte[0], End.CLOSE);

    RawProvider() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return server.getLocalPort();
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

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            Answer now;
            do {
                readRequest(socket.getInputStream());
                calls.incrementAndGet();
                now = answer;
                socket.getOutputStream().write(now.bytes());
                socket.getOutputStream().flush();
            } while (now.end() == End.KEEP);
            switch (now.end()) {
                case RESET -> reset(socket);
                case HOLD -> socket.getInputStream().transferTo(OutputStream.nullOutputStream());
                case CLOSE, KEEP -> {}
            }
        } catch (IOException e) {
            // The gateway hung up, which is its right.
        }
    }

    /** With a linger time of 0, closing sends RST, and what was not read yet may be lost. */
    private static void reset(Socket socket) throws IOException {
        socket.setSoLinger(true, 0);
    }

    private static void readRequest(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("no request");
            }
            head.write(next);
        }
        Matcher length = LENGTH.matcher(head.toString(StandardCharsets.ISO_8859_1));
        if (length.find()) {
            in.readNBytes(Integer.parseInt(length.group(1)));
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
