package io.tollgate.policies.access;

import java.net.InetAddress;

/**
 * A block of addresses, {@code 10.1.0.0/16}.
 *
 * @param network its first address
 * @param prefix how many bits of it count
 */
public record AddressRange(InetAddress network, int prefix) {

    public AddressRange {
        if (prefix < 0 || prefix > network.getAddress().length * Byte.SIZE) {
            throw new IllegalArgumentException(
                    network.getHostAddress() + "/" + prefix + " is no block of addresses");
        }
    }

    /**
     * Reads {@code 10.1.0.0/16}, or one address.
     *
     * @throws IllegalArgumentException if it is neither
     */
    public static AddressRange parse(String text) {
        int slash = text.indexOf('/');
        InetAddress network = InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash));
        int bits = network.getAddress().length * Byte.SIZE;
        return new AddressRange(
                network, slash < 0 ? bits : Integer.parseInt(text.substring(slash + 1)));
    }

    public boolean has(InetAddress address) {
        byte[] ours = network.getAddress();
        byte[] theirs = address.getAddress();
        if (ours.length != theirs.length) {
            return false;
        }
        for (int bit = 0; bit < prefix; bit++) {
            int mask = 0x80 >> (bit % Byte.SIZE);
            if (((ours[bit / Byte.SIZE] ^ theirs[bit / Byte.SIZE]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return network.getHostAddress() + "/" + prefix;
    }
}
