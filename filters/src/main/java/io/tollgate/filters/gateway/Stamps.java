package io.tollgate.filters.gateway;

import io.tollgate.filters.dialect.Stamp;
import java.time.Instant;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Request ids: 48 bits of time and 80 of chance as 32 hexadecimal digits, so that they sort by time
 * and do not repeat between nodes. They are names, not secrets.
 */
final class Stamps {

    private Stamps() {}

    static Stamp next() {
        Instant now = Instant.now();
        ThreadLocalRandom random = ThreadLocalRandom.current();
        long high = (now.toEpochMilli() << 16) | (random.nextInt() & 0xFFFF);
        HexFormat hex = HexFormat.of();
        return new Stamp(hex.toHexDigits(high) + hex.toHexDigits(random.nextLong()), now);
    }
}
