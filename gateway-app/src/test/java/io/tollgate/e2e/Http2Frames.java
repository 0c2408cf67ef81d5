package io.tollgate.e2e;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A connection on which frames of HTTP/2 are written as no client would write them.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9113">RFC 9113</a>
 */
final class Http2Frames implements AutoCloseable {

    static final int HEADERS = 1;
    static final int RST_STREAM = 3;
    static final int SETTINGS = 4;
    static final int PING = 6;
    static final int GOAWAY = 7;
    static final int WINDOW_UPDATE = 8;
    static final int CONTINUATION = 9;
    static final int END_STREAM = 1;
    static final int END_HEADERS = 4;

    private static final int REFUSED = 7;

    private final AtomicInteger refused = new AtomicInteger();
    private final Socket socket;
    private final DataOutputStream out;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final List<Integer> received = new CopyOnWriteArrayList<>();

    /**
     * @param reads whether what comes is read; somebody who does not fills the gateway's queues
     */
    Http2Frames(int port, boolean reads) throws IOException {
        socket = new Socket("127.0.0.1", port);
        out = new DataOutputStream(socket.getOutputStream());
        out.write("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(US_ASCII));
        frame(SETTINGS, 0, 0, new byte[0]);
        if (reads) {
            Thread.ofVirtual().start(this::read);
        }
    }

    void frame(int type, int flags, int stream, byte[] payload) throws IOException {
        write(bytes(type, flags, stream, payload));
    }

    void write(byte[] frames) throws IOException {
        out.write(frames);
    }

    private static byte[] bytes(int type, int flags, int stream, byte[] payload) {
        return ByteBuffer.allocate(9 + payload.length)
                .put((byte) (payload.length >> 16))
                .putShort((short) payload.length)
                .put((byte) type)
                .put((byte) flags)
                .putInt(stream)
                .put(payload)
                .array();
    }

    /** The same frame of no stream so many times. */
    static byte[] repeated(int type, byte[] payload, int times) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int i = 0; i < times; i++) {
            all.writeBytes(bytes(type, 0, 0, payload));
        }
        return all.toByteArray();
    }

    /** {@code GET /v1/models}, in HPACK's shortest words. */
    static byte[] request() {
        ByteArrayOutputStream block = new ByteArrayOutputStream();
        block.write(0x82);
        block.write(0x86);
        literal(block, 0x04, "/v1/models");
        literal(block, 0x01, "localhost");
        return block.toByteArray();
    }

    private static void literal(ByteArrayOutputStream block, int name, String value) {
        block.write(name);
        block.write(value.length());
        block.writeBytes(value.getBytes(US_ASCII));
    }

    private void read() {
        try {
            DataInputStream in = new DataInputStream(socket.getInputStream());
            while (true) {
                int length = in.readUnsignedByte() << 16 | in.readUnsignedShort();
                int type = in.readUnsignedByte();
                in.readByte();
                in.readInt();
                if (type == GOAWAY) {
                    in.readInt();
                    received.add(in.readInt());
                    in.skipNBytes(length - 8);
                } else if (type == RST_STREAM) {
                    if (in.readInt() == REFUSED) {
                        refused.incrementAndGet();
                    }
                } else {
                    in.skipNBytes(length);
                }
            }
        } catch (IOException _) {
            closed.countDown();
        }
    }

    /** The reasons for which the gateway said that it goes away. */
    List<Integer> goneFor() {
        return received;
    }

    /** How many streams the gateway did not take. */
    int refused() {
        return refused.get();
    }

    boolean isClosedWithin(long millis) throws InterruptedException {
        return closed.await(millis, TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
