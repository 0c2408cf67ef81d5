package io.tollgate.app.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.util.Map;

/**
 * {@code health}: asks a gateway how it is, for orchestrators whose image has neither a shell nor
 * curl. Loads next to nothing, since it is run every few seconds.
 */
public final class HealthCommand {

    public static final String NAME = "health";

    private static final int PATIENCE_MILLIS = 5_000;
    private static final String USAGE =
            "Usage: tollgate health [URL]\nAsks http://127.0.0.1:8080/readyz (or the port in"
                    + " SERVER_PORT); exits with 0 if it answers 200.";

    private final PrintWriter out;
    private final PrintWriter err;
    private final Map<String, String> environment;

    public HealthCommand(PrintWriter out, PrintWriter err, Map<String, String> environment) {
        this.out = out;
        this.err = err;
        this.environment = environment;
    }

    /**
     * Asks.
     *
     * @return the process's exit status: 0 well, 1 not, 2 asked wrongly
     */
    public int run(String... arguments) {
        if (arguments.length > 1 || (arguments.length == 1 && arguments[0].startsWith("-"))) {
            err.println(USAGE);
            return 2;
        }
        String url = arguments.length == 1 ? arguments[0] : usual();
        try {
            int status = status(URI.create(url));
            (status == HttpURLConnection.HTTP_OK ? out : err).println(url + " answers " + status);
            return status == HttpURLConnection.HTTP_OK ? 0 : 1;
        } catch (IOException e) {
            err.println(url + " does not answer: " + e);
            return 1;
        } catch (IllegalArgumentException _) {
            err.println(url + " is no URL with http or https.");
            return 2;
        }
    }

    private String usual() {
        return "http://127.0.0.1:" + environment.getOrDefault("SERVER_PORT", "8080") + "/readyz";
    }

    private static int status(URI url) throws IOException {
        if (!(url.toURL().openConnection(Proxy.NO_PROXY) instanceof HttpURLConnection asked)) {
            throw new IllegalArgumentException(url.toString());
        }
        asked.setConnectTimeout(PATIENCE_MILLIS);
        asked.setReadTimeout(PATIENCE_MILLIS);
        asked.setInstanceFollowRedirects(false);
        try {
            return asked.getResponseCode();
        } finally {
            asked.disconnect();
        }
    }
}
