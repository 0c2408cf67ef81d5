package io.tollgate.filters.dialect.gemini;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * Models' names in paths. A name may be a caller's text; it stays within its segment, so it can
 * choose neither another place nor another method.
 */
final class ModelPaths {

    private static final String MODELS = "models/";
    private static final String TUNED = "tunedModels/";
    private static final String UNRESERVED = "-._~";
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private ModelPaths() {}

    /** The collection that a name names itself, with its slash; that of all models otherwise. */
    static String collection(String name) {
        return name.startsWith(TUNED) ? TUNED : MODELS;
    }

    /** The name as the API has it in bodies: {@code models/gemini-3-flash}. */
    static String resource(String name) {
        return collection(name) + plain(name);
    }

    /** The name without its collection. */
    static String plain(String name) {
        String collection = collection(name);
        return name.startsWith(collection) ? name.substring(collection.length()) : name;
    }

    /** The name as one segment, or the beginning of one. */
    static String segment(String name) {
        StringBuilder segment = new StringBuilder();
        for (byte octet : name.getBytes(StandardCharsets.UTF_8)) {
            char letter = (char) (octet & 0xff);
            if (isUnreserved(letter)) {
                segment.append(letter);
            } else {
                segment.append('%').append(HEX.toHexDigits(octet));
            }
        }
        return segment.toString();
    }

    private static boolean isUnreserved(char letter) {
        return (letter >= 'a' && letter <= 'z')
                || (letter >= 'A' && letter <= 'Z')
                || (letter >= '0' && letter <= '9')
                || UNRESERVED.indexOf(letter) >= 0;
    }
}
