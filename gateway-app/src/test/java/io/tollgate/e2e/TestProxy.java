package io.tollgate.e2e;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A proxy, asked by {@code CONNECT} or as SOCKS 5, for one user. Every name leads to this machine
 * here, so that what goes to a name that nobody has went through it.
 */
final class TestProxy implements AutoCloseable {

    static final String USER = "gateway";
    static final String PASSWORD = "pw-proxy-canary";

    private final ServerSocket listening;
    private final boolean socks;
    private final List<String> asked = new CopyOnWriteArrayList<>();

    TestProxy(boolean socks) {
        this.socks = socks;
        try {
            listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return listening.getLocalPort();
    }

    /** Where it was asked to connect to, {@code host:port}. */
    List<String> asked() {
        return asked;
    }

    private void accept() {
        try {
            while (true) {
                Socket client = listening.accept();
                Thread.ofVirtual().start(() -> serve(client));
            }
        } catch (IOException _) {
            // Closed.
        }
    }

    private void serve(Socket client) {
        try (client) {
            String where = socks ? socks(client) : connect(client);
            if (where != null) {
                asked.add(where);
                int port = Integer.parseInt(where.substring(where.lastIndexOf(':') + 1));
                try (Socket target = new Socket(InetAddress.getLoopbackAddress(), port)) {
                    Thread back = Thread.ofVirtual().start(() -> pump(target, client));
                    pump(client, target);
                    back.join();
                }
            }
        } catch (IOException | InterruptedException _) {
            // One of the two is gone.
        }
    }

    private static void pump(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException _) {
            // One of the two is gone.
        }
    }

    private static String connect(Socket client) throws IOException {
        InputStream in = client.getInputStream();
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                return null;
            }
            head.append((char) next);
        }
        String basic =
                Base64.getEncoder().encodeToString((USER + ":" + PASSWORD).getBytes(ISO_8859_1));
        boolean welcome =
                head.toString().toLowerCase().contains("proxy-authorization: basic ")
                        && head.indexOf(basic) > 0;
        client.getOutputStream()
                .write(
                        (welcome
                                        ? "HTTP/1.1 200 Connection established\r\n\r\n"
                                        : "HTTP/1.1 407 Who are you\r\nContent-Length: 0\r\n\r\n")
                                .getBytes(ISO_8859_1));
        return welcome ? head.toString().split(" ")[1] : null;
    }

    /** RFC 1928, with the passwords of RFC 1929. */
    private static String socks(Socket client) throws IOException {
        DataInputStream in = new DataInputStream(client.getInputStream());
        OutputStream out = client.getOutputStream();
        in.readByte();
        in.skipNBytes(in.readUnsignedByte());
        out.write(new byte[] {5, 2});
        in.readByte();
        String user = new String(in.readNBytes(in.readUnsignedByte()), ISO_8859_1);
        String password = new String(in.readNBytes(in.readUnsignedByte()), ISO_8859_1);
        boolean welcome = user.equals(USER) && password.equals(PASSWORD);
        out.write(new byte[] {1, (byte) (welcome ? 0 : 1)});
        if (!welcome) {
            return null;
        }
        in.skipNBytes(3);
        int kind = in.readByte();
        if (kind != 3) {
            throw new IOException("asked for an address, not for a name");
        }
        String host = new String(in.readNBytes(in.readUnsignedByte()), ISO_8859_1);
        int port = in.readUnsignedShort();
        out.write(new byte[] {5, 0, 0, 1, 0, 0, 0, 0, 0, 0});
        return host + ":" + port;
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}
