package io.tollgate.filters.upstream;

import io.tollgate.policies.access.AddressRange;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;

/**
 * Which addresses connections may go to whose URL somebody chose who does not run the machine: the
 * public ones, and those that the settings allow. It is asked for the very address that is
 * connected to, so that no name, however it is written or resolved, leads elsewhere.
 *
 * @param allowed besides
 * @see <a href="https://www.iana.org/assignments/iana-ipv4-special-registry">IANA, special-purpose
 *     addresses</a>
 */
public record AddressGuard(List<AddressRange> allowed) {

    private static final List<AddressRange> SPECIAL =
            List.of(
                            "0.0.0.0/8",
                            "10.0.0.0/8",
                            "100.64.0.0/10",
                            "127.0.0.0/8",
                            "169.254.0.0/16",
                            "172.16.0.0/12",
                            "192.0.0.0/24",
                            "192.0.2.0/24",
                            "192.88.99.0/24",
                            "192.168.0.0/16",
                            "198.18.0.0/15",
                            "198.51.100.0/24",
                            "203.0.113.0/24",
                            "224.0.0.0/3")
                    .stream()
                    .map(AddressRange::parse)
                    .toList();

    /**
     * All that are given to anybody; what is beyond is loopback, local, multicast or unheard of.
     */
    private static final AddressRange PUBLIC_V6 = AddressRange.parse("2000::/3");

    private static final List<AddressRange> SPECIAL_V6 =
            List.of("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20").stream()
                    .map(AddressRange::parse)
                    .toList();

    private static final int V4_BYTES = 4;
    private static final int V6_BYTES = 16;

    /** {@code ::ffff:0:0/96} and {@code 64:ff9b::/96}, which stand for IPv4's. */
    private static final List<byte[]> CARRIES_V4 =
            List.of(
                    new byte[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1},
                    new byte[] {0, 0x64, -1, (byte) 0x9b, 0, 0, 0, 0, 0, 0, 0, 0});

    public AddressGuard {
        allowed = List.copyOf(allowed);
    }

    public boolean permits(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (allowed.stream().anyMatch(range -> range.has(address))) {
            return true;
        }
        return bytes.length == V6_BYTES ? permitsV6(bytes) : isPublicV4(address);
    }

    private boolean permitsV6(byte[] bytes) {
        for (byte[] prefix : CARRIES_V4) {
            if (Arrays.equals(bytes, 0, prefix.length, prefix, 0, prefix.length)) {
                return permits(of(Arrays.copyOfRange(bytes, V6_BYTES - V4_BYTES, V6_BYTES)));
            }
        }
        InetAddress address = of(bytes);
        return address instanceof Inet6Address
                && PUBLIC_V6.has(address)
                && SPECIAL_V6.stream().noneMatch(range -> range.has(address));
    }

    private static boolean isPublicV4(InetAddress address) {
        return SPECIAL.stream().noneMatch(range -> range.has(address));
    }

    private static InetAddress of(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (java.net.UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
