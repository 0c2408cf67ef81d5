package io.tollgate.filters.credential;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A credential in a process of its own. Libraries look into the environment for what surrounds
 * them, and a test cannot change that of its own process.
 */
public final class OwnProcess {

    private OwnProcess() {}

    /** Prints the headers that a credential without options has there. */
    public static void main(String[] args) throws Exception {
        URI url = URI.create("https://provider.example");
        CredentialKind kind = CredentialKinds.found().byName().get(args[0]);
        ProviderCredential credential = kind.open(Map.of(), url);
        credential.ready().toCompletableFuture().get(20, TimeUnit.SECONDS);
        System.out.println(credential.headers(new Outgoing("GET", url, null, new byte[0])));
        System.exit(0);
    }

    /**
     * What it prints.
     *
     * @param home where nobody has logged in
     */
    public static String headers(String kind, Map<String, String> environment, Path home)
            throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        ProcessBuilder builder =
                new ProcessBuilder(
                        java,
                        "-Duser.home=" + home,
                        "-cp",
                        System.getProperty(
                                "surefire.test.class.path", System.getProperty("java.class.path")),
                        OwnProcess.class.getName(),
                        kind);
        builder.environment().remove("GOOGLE_APPLICATION_CREDENTIALS");
        builder.environment().put("HOME", home.toString());
        builder.environment().put("CLOUDSDK_CONFIG", home.toString());
        builder.environment().putAll(environment);
        Process process =
                builder.redirectErrorStream(true)
                        .redirectInput(ProcessBuilder.Redirect.PIPE)
                        .start();
        try {
            String said = new String(process.getInputStream().readAllBytes(), UTF_8);
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).as(said).isZero();
            return said;
        } finally {
            process.destroyForcibly();
        }
    }
}
