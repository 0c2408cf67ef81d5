import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Opens streams at a gateway's simulated provider and keeps them: says {@code open} when each has
 * given its first words, and counts those that were alive to the end of its standard input. Run by
 * {@code bench/edge}.
 */
final class OpenStreams {

    private static final String BODY =
            """
            {"model":"demo/echo","stream":true,"messages":[{"role":"user","content":"[slow 2s] %s"}]}\
            """
                    .formatted("one two three four five six seven ".repeat(40).strip());

    private final int port;
    private final CountDownLatch begun;
    private final AtomicInteger lines = new AtomicInteger();
    private final AtomicInteger broken = new AtomicInteger();
    private volatile boolean over;

    private OpenStreams(int port, int streams) {
        this.port = port;
        this.begun = new CountDownLatch(streams);
    }

    public static void main(String[] args) throws Exception {
        int streams = Integer.parseInt(args[1]);
        OpenStreams all = new OpenStreams(Integer.parseInt(args[0]), streams);
        for (int i = 0; i < streams; i++) {
            Thread.ofVirtual().start(all::keepOpen);
        }
        all.begun.await();
        System.out.println("open");
        while (System.in.read() >= 0) {
            // Until whoever measures has measured.
        }
        all.over = true;
        System.out.println("lines " + all.lines + " broken " + all.broken);
        System.exit(all.broken.get() == 0 ? 0 : 1);
    }

    private void keepOpen() {
        boolean first = true;
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write(request());
            BufferedReader answer =
                    new BufferedReader(
                            new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8),
                            256);
            for (String line = answer.readLine(); line != null; line = answer.readLine()) {
                if (line.startsWith("data: {")) {
                    lines.incrementAndGet();
                    if (first) {
                        first = false;
                        begun.countDown();
                    }
                }
            }
            count(new IOException("ended"));
        } catch (IOException e) {
            count(e);
        } finally {
            if (first) {
                begun.countDown();
            }
        }
    }

    private void count(IOException e) {
        if (!over && broken.getAndIncrement() == 0) {
            System.err.println("A stream broke: " + e);
        }
    }

    private static byte[] request() {
        byte[] body = BODY.getBytes(StandardCharsets.UTF_8);
        return ("""
        POST /v1/chat/completions HTTP/1.1\r
        Host: 127.0.0.1\r
        Content-Type: application/json\r
        Content-Length: %d\r
        \r
        """
                                .formatted(body.length)
                        + BODY)
                .getBytes(StandardCharsets.UTF_8);
    }
}
