package io.tollgate.app.settings;

import io.tollgate.app.settings.Key.Sections;
import io.tollgate.app.settings.NetworkSettings.ForwardedHeader;
import io.tollgate.app.settings.NetworkSettings.Http2;
import io.tollgate.app.settings.NetworkSettings.Tls;
import io.tollgate.policies.access.AddressRange;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads how the gateway is reached. What is in the files is looked at where they are used. */
final class NetworkReader {

    private NetworkReader() {}

    static NetworkSettings read(Section root) {
        return new NetworkSettings(
                root.has(NetworkKeys.TLS) ? tls(root.section(NetworkKeys.TLS, Sections.TLS)) : null,
                root.choice(NetworkKeys.HTTP2, Http2.class),
                blocks(root, NetworkKeys.TRUSTED_PROXIES),
                root.choice(NetworkKeys.FORWARDED_HEADER, ForwardedHeader.class));
    }

    private static @Nullable Tls tls(Section tls) {
        Path certificate = file(tls, NetworkKeys.CERTIFICATE);
        Path key = file(tls, NetworkKeys.KEY);
        if (certificate == null) {
            tls.required(NetworkKeys.CERTIFICATE);
        }
        if (key == null) {
            tls.required(NetworkKeys.KEY);
        }
        Path clientCa = file(tls, NetworkKeys.CLIENT_CA);
        return certificate == null || key == null
                ? null
                : new Tls(
                        certificate,
                        key,
                        clientCa,
                        tls.flag(NetworkKeys.HSTS),
                        tls.flag(NetworkKeys.MANAGEMENT));
    }

    static @Nullable Path file(Section section, Key key) {
        return section.value(key, "a file's name", Path::of);
    }

    static List<AddressRange> blocks(Section section, Key key) {
        List<AddressRange> blocks = new ArrayList<>();
        for (String block : section.words(key)) {
            try {
                blocks.add(AddressRange.parse(block));
            } catch (IllegalArgumentException _) {
                section.problems()
                        .add(
                                section.path(key),
                                "'" + block + "' is no address or block such as 10.0.0.0/8.");
            }
        }
        return blocks;
    }
}
