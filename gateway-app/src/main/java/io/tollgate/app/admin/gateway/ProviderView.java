package io.tollgate.app.admin.gateway;

import io.tollgate.filters.upstream.Provider;
import io.tollgate.filters.upstream.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A provider, without its credentials.
 *
 * @param baseUrl without anything that could be a credential
 * @param secrets of each of its keys how to tell it from another, nothing else
 * @param declared whether an administrator has declared it, rather than the settings' file
 * @param down whether a check found that it is not there
 * @param list what it lists; null where its list is not served
 */
record ProviderView(
        String name,
        String dialect,
        String baseUrl,
        List<Fingerprint> secrets,
        boolean declared,
        boolean down,
        @Nullable ListView list,
        List<TargetView> targets) {

    private static final int BYTES = 4;

    /**
     * A credential.
     *
     * @param fingerprint the beginning of its SHA-256
     */
    record Fingerprint(String fingerprint) {

        static Fingerprint of(Secret secret) {
            try {
                byte[] digest =
                        MessageDigest.getInstance("SHA-256")
                                .digest(secret.reveal().getBytes(StandardCharsets.UTF_8));
                return new Fingerprint("sha256:" + HexFormat.of().formatHex(digest, 0, BYTES));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    static ProviderView of(
            Provider provider, boolean down, @Nullable ListView list, List<TargetView> targets) {
        return new ProviderView(
                provider.name(),
                provider.dialect().name(),
                address(provider),
                provider.apiKeys().stream().map(Fingerprint::of).toList(),
                provider.guard() != null,
                down,
                list,
                targets);
    }

    private static String address(Provider provider) {
        String port = provider.baseUrl().getPort() < 0 ? "" : ":" + provider.baseUrl().getPort();
        return provider.baseUrl().getScheme()
                + "://"
                + provider.baseUrl().getHost()
                + port
                + provider.baseUrl().getPath();
    }

    /**
     * How a target fares on this node.
     *
     * @param breaker {@code closed}, {@code open} or {@code half_open}
     * @param secondsToFirstToken a moving average; null while nothing was measured
     */
    record TargetView(
            String name,
            String breaker,
            int outstanding,
            @Nullable Double secondsToFirstToken,
            @Nullable Double secondsToWholeAnswer) {}
}
