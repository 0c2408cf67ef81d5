package io.tollgate.policies.store.redis;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;

/** Stands before a server: holds its answers up, and cuts its connections. */
final class SlowProxy implements AutoCloseable {

    private final ServerSocket door;
    private final int server;
    private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();
    private volatile Duration delay = Duration.ZERO;

    SlowProxy(int server) throws IOException {
        this.server = server;
        this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    String url() {
        return "redis://127.0.0.1:" + door.getLocalPort();
    }

    /** Each piece of an answer from now on comes so much later. */
    void delay(Duration delay) {
        this.delay = delay;
    }

    /** All connections are gone; new ones are taken. */
    void cut() throws IOException {
        for (Socket socket = sockets.poll(); socket != null; socket = sockets.poll()) {
            socket.close();
        }
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                sockets.add(client);
                connect(client);
            } catch (SocketException e) {
                // The door is closed: the test is over.
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void connect(Socket client) throws IOException {
        try {
            Socket behind = new Socket(InetAddress.getLoopbackAddress(), server);
            sockets.add(behind);
            Thread.ofVirtual().start(() -> pass(client, behind, false));
            Thread.ofVirtual().start(() -> pass(behind, client, true));
        } catch (ConnectException e) {
            // The server is down: so are we.
            client.close();
        }
    }

    private void pass(Socket from, Socket to, boolean slow) {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] buffer = new byte[65_536];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                if (slow) {
                    LockSupport.parkNanos(delay.toNanos());
                }
                out.write(buffer, 0, read);
            }
        } catch (SocketException e) {
            // One side is gone: so is the other.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
        cut();
    }
}
