package io.tollgate.filters.dialect.gemini;

/**
 * Base64 as other APIs take it. Google's JSON has bytes in the alphabet for URLs too, as a rule
 * without padding then.
 *
 * @see <a href="https://protobuf.dev/programming-guides/json/">ProtoJSON</a>
 */
final class Base64Text {

    private static final int GROUP = 4;

    private Base64Text() {}

    static String standard(String base64) {
        if (base64.indexOf('-') < 0 && base64.indexOf('_') < 0) {
            return base64;
        }
        String plain = base64.replace('-', '+').replace('_', '/');
        int missing = (GROUP - plain.length() % GROUP) % GROUP;
        return missing == 0 || plain.endsWith("=") ? plain : plain + "=".repeat(missing);
    }
}
