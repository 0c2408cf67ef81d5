package io.tollgate.filters.dialect.openai;

import io.tollgate.filters.wire.MalformedInput;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;

/** Vectors as Base64 of 32-bit floats, the least significant byte first. */
final class VectorBytes {

    private VectorBytes() {}

    static String encode(float[] vector) {
        ByteBuffer bytes =
                ByteBuffer.allocate(vector.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(vector);
        return Base64.getEncoder().encodeToString(bytes.array());
    }

    /**
     * @throws MalformedInput if it is no Base64 of whole floats
     */
    static float[] decode(String base64) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new MalformedInput("data[].embedding: not valid Base64", e);
        }
        if (bytes.length % Float.BYTES != 0) {
            throw new MalformedInput("data[].embedding: no whole number of floats");
        }
        float[] vector = new float[bytes.length / Float.BYTES];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(vector);
        return vector;
    }
}
