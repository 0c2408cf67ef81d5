package io.tollgate.app.settings;

import io.tollgate.app.settings.Key.Sections;
import java.util.List;

/** Keys of how the gateway is reached. */
final class NetworkKeys {

    static final Key TLS =
            new Key(
                    Sections.ROOT,
                    "tls",
                    "section",
                    null,
                    "With it the gateway is reached by [HTTPS](network.md), and not by HTTP any more.");

    static final Key CERTIFICATE =
            new Key(
                    Sections.TLS,
                    "certificate",
                    "PEM file",
                    null,
                    "The gateway's certificate, and behind it those of the authorities between it and the root. Required. It is read again when it changes.");

    static final Key KEY =
            new Key(
                    Sections.TLS,
                    "key",
                    "PEM file",
                    null,
                    "The key of that certificate, without a password. Required.");

    static final Key CLIENT_CA =
            new Key(
                    Sections.TLS,
                    "client-ca",
                    "PEM file",
                    null,
                    "Clients have to show a certificate of one of these authorities, besides their key. Absent: none.");

    static final Key HSTS =
            new Key(
                    Sections.TLS,
                    "hsts",
                    "true or false",
                    "true",
                    "Whether browsers are told to come by HTTPS only for a year (`Strict-Transport-Security`). They are never told so of `localhost`.");

    static final Key MANAGEMENT =
            new Key(
                    Sections.TLS,
                    "management",
                    "true or false",
                    "false",
                    "Whether the port at which the gateway is watched has HTTPS as well, with the same certificate and without certificates of clients.");

    static final Key HTTP2 =
            new Key(
                    Sections.ROOT,
                    "http2",
                    "`tls`, `always` or `never`",
                    "tls",
                    "Where clients may speak HTTP/2: within TLS, or without it too (h2c, for a proxy in front that speaks it).");

    static final Key TRUSTED_PROXIES =
            new Key(
                    Sections.ROOT,
                    "trusted-proxies",
                    "list of blocks",
                    null,
                    "The proxies in front of the gateway: `[ 10.0.0.0/8, 127.0.0.1 ]`. What these, and nobody else, say of a client's address, scheme and host [is believed](network.md).");

    static final Key FORWARDED_HEADER =
            new Key(
                    Sections.ROOT,
                    "forwarded-header",
                    "`x-forwarded` or `forwarded`",
                    "x-forwarded",
                    "In which headers they say it: `X-Forwarded-For`, `-Proto`, `-Host`, `-Port`, or `Forwarded` of RFC 7239. The other ones are ignored, since a proxy passes on what it does not know.");

    static final List<Key> ALL =
            List.of(
                    TLS,
                    CERTIFICATE,
                    KEY,
                    CLIENT_CA,
                    HSTS,
                    MANAGEMENT,
                    HTTP2,
                    TRUSTED_PROXIES,
                    FORWARDED_HEADER);

    private NetworkKeys() {}
}
