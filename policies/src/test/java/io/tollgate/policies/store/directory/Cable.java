package io.tollgate.policies.store.directory;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The way to a server, which can be cut and joined again. */
final class Cable implements AutoCloseable {

    private final InetSocketAddress server;
    private final ServerSocket here;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private volatile boolean cut;

    Cable(String host, int port) throws IOException {
        this.server = new InetSocketAddress(host, port);
        this.here = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        threads.execute(this::accept);
    }

    int port() {
        return here.getLocalPort();
    }

    /** Whoever is connected is thrown out, and whoever comes is turned away. */
    void cut() throws IOException {
        cut = true;
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    void join() {
        cut = false;
    }

    private void accept() {
        while (!here.isClosed()) {
            try {
                Socket client = here.accept();
                if (cut) {
                    client.close();
                } else {
                    connect(client);
                }
            } catch (SocketException closed) {
                return;
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private void connect(Socket client) throws IOException {
        Socket there = new Socket();
        there.connect(server);
        sockets.add(client);
        sockets.add(there);
        threads.execute(() -> pump(client, there));
        threads.execute(() -> pump(there, client));
    }

    private void pump(Socket from, Socket to) {
        try (from;
                to;
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            in.transferTo(out);
        } catch (IOException cutOrClosed) {
            // Both ends are closed either way.
        } finally {
            sockets.remove(from);
            sockets.remove(to);
        }
    }

    @Override
    public void close() throws IOException {
        cut();
        here.close();
        threads.shutdownNow();
    }
}
