package io.tollgate.app.settings;

import io.tollgate.app.settings.Key.Sections;
import java.util.List;

/** Keys of how providers are reached. */
final class OutboundKeys {

    static final Key OUTBOUND =
            new Key(
                    Sections.ROOT,
                    "outbound",
                    "section",
                    null,
                    "How the providers of this file are [reached](network.md) that do not say otherwise.");

    static final Key OUTBOUND_CA =
            new Key(
                    Sections.OUTBOUND,
                    "ca",
                    "PEM file",
                    null,
                    "Authorities whose certificates providers may show, besides those that the JVM knows.");

    static final Key OUTBOUND_PROXY =
            new Key(
                    Sections.OUTBOUND,
                    "proxy",
                    "section",
                    null,
                    "The proxy through which they are reached.");

    static final Key CA =
            new Key(
                    Sections.PROVIDER,
                    "ca",
                    "PEM file",
                    null,
                    "Authorities whose certificates it may show, besides those that the JVM knows. In place of `tollgate.outbound.ca`.");

    static final Key CLIENT_CERTIFICATE =
            new Key(
                    Sections.PROVIDER,
                    "client-certificate",
                    "PEM file",
                    null,
                    "A certificate that the gateway shows to it, with those of the authorities between it and the root.");

    static final Key CLIENT_KEY =
            new Key(
                    Sections.PROVIDER,
                    "client-key",
                    "PEM file",
                    null,
                    "The key of that certificate, without a password.");

    static final Key HTTP2 =
            new Key(
                    Sections.PROVIDER,
                    "http2",
                    "true or false",
                    "false",
                    "Whether it is asked by HTTP/2 if it can, many calls on one connection. Only with `https`.");

    static final Key PROXY =
            new Key(
                    Sections.PROVIDER,
                    "proxy",
                    "section",
                    null,
                    "The proxy through which it is reached. In place of `tollgate.outbound.proxy`.");

    static final Key URL =
            new Key(
                    Sections.PROXY,
                    "url",
                    "URL or `none`",
                    null,
                    "`http://proxy.example:3128`, which is asked by `CONNECT`, or `socks5://proxy.example:1080`. `none`: directly, whatever `tollgate.outbound` says.");

    static final Key USER =
            new Key(
                    Sections.PROXY,
                    "user",
                    "text",
                    null,
                    "Who asks. Absent: nobody in particular.");

    static final Key PASSWORD =
            new Key(
                    Sections.PROXY,
                    "password",
                    "secret",
                    null,
                    "Their password: the value itself, `env:NAME` or `file:/path`.");

    static final List<Key> ALL =
            List.of(
                    OUTBOUND,
                    OUTBOUND_CA,
                    OUTBOUND_PROXY,
                    CA,
                    CLIENT_CERTIFICATE,
                    CLIENT_KEY,
                    HTTP2,
                    PROXY,
                    URL,
                    USER,
                    PASSWORD);

    /** What only those may say who run the machine: it names files, or leads past the guard. */
    static final List<Key> OPERATORS = List.of(CA, CLIENT_CERTIFICATE, CLIENT_KEY, PROXY);

    private OutboundKeys() {}
}
