package io.tollgate.e2e;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A provider that does with its connections what no HTTP server would. */
final class TcpProvider implements AutoCloseable {

    /** What it does with a connection, which is closed afterwards. */
    @FunctionalInterface
    interface Conversation {

        void on(Socket socket) throws IOException;
    }

    private static final byte[] BLANK_LINE = "\r\n\r\n".getBytes(ISO_8859_1);

    private final AtomicInteger open = new AtomicInteger();
    private final ServerSocket server;

    TcpProvider(Conversation conversation) {
        try {
            server = new ServerSocket(0, 1_000, InetAddress.getByName("127.0.0.1"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(() -> accept(conversation));
    }

    int port() {
        return server.getLocalPort();
    }

    /** Connections that are open now. */
    int open() {
        return open.get();
    }

    private void accept(Conversation conversation) {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                open.incrementAndGet();
                Thread.ofVirtual().start(() -> converse(socket, conversation));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void converse(Socket socket, Conversation conversation) {
        try (socket) {
            conversation.on(socket);
        } catch (IOException e) {
            // The gateway had enough, as it may.
        } finally {
            open.decrementAndGet();
        }
    }

    /** The next request with its body, null once the gateway has hung up. */
    static @Nullable String request(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        for (int matched = 0; matched < BLANK_LINE.length; ) {
            int next = in.read();
            if (next < 0) {
                return null;
            }
            head.write(next);
            matched = next == BLANK_LINE[matched] ? matched + 1 : next == '\r' ? 1 : 0;
        }
        String said = head.toString(ISO_8859_1);
        return said + new String(in.readNBytes(length(said)), ISO_8859_1);
    }

    private static int length(String head) {
        return head.toLowerCase(Locale.ROOT)
                .lines()
                .filter(line -> line.startsWith("content-length:"))
                .mapToInt(line -> Integer.parseInt(line.substring(line.indexOf(':') + 1).strip()))
                .findFirst()
                .orElse(0);
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
