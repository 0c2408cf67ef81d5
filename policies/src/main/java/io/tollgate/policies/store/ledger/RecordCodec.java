package io.tollgate.policies.store.ledger;

import io.tollgate.policies.ledger.SpoolRecord;
import io.tollgate.policies.price.Money;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/**
 * Records as JSON. What a field of a later release means is not known here and left out; a field
 * that an earlier release did not have is null or zero.
 */
final class RecordCodec {

    static final byte ROW = 1;
    static final byte PROGRESS = 2;
    static final byte CARRIED = 3;

    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .addModule(
                            new SimpleModule()
                                    .addSerializer(new MoneySerializer())
                                    .addSerializer(new TextSerializer())
                                    .addDeserializer(Money.class, new MoneyDeserializer()))
                    .build();

    private RecordCodec() {}

    static byte type(SpoolRecord record) {
        return switch (record) {
            case SpoolRecord.Row _ -> ROW;
            case SpoolRecord.Progress _ -> PROGRESS;
            case SpoolRecord.Carried _ -> CARRIED;
        };
    }

    static byte[] encode(SpoolRecord record) {
        return JSON.writeValueAsBytes(record);
    }

    /**
     * @throws UnknownRecord if it is none that is known here, although it is whole
     */
    static SpoolRecord decode(Frame frame) {
        try {
            return JSON.readValue(frame.payload(), kind(frame.type()));
        } catch (JacksonException e) {
            throw new UnknownRecord("A record cannot be read", e);
        }
    }

    private static Class<? extends SpoolRecord> kind(byte type) {
        return switch (type) {
            case ROW -> SpoolRecord.Row.class;
            case PROGRESS -> SpoolRecord.Progress.class;
            case CARRIED -> SpoolRecord.Carried.class;
            default -> throw new UnknownRecord("A record has the unknown type " + type, null);
        };
    }

    /** Another release's. */
    static final class UnknownRecord extends RuntimeException {

        UnknownRecord(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    private static final class MoneySerializer extends StdSerializer<Money> {

        MoneySerializer() {
            super(Money.class);
        }

        @Override
        public void serialize(Money money, JsonGenerator json, SerializationContext context) {
            json.writeString(money.toString());
        }
    }

    /** Clients' words may hold what neither UTF-8 nor a database does. A row is not lost for it. */
    private static final class TextSerializer extends StdSerializer<String> {

        TextSerializer() {
            super(String.class);
        }

        @Override
        public void serialize(String text, JsonGenerator json, SerializationContext context) {
            json.writeString(isClean(text) ? text : clean(text));
        }

        private static boolean isClean(String text) {
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (c == 0 || Character.isSurrogate(c)) {
                    return false;
                }
            }
            return true;
        }

        private static String clean(String text) {
            int[] clean = text.codePoints().map(TextSerializer::clean).toArray();
            return new String(clean, 0, clean.length);
        }

        private static int clean(int point) {
            boolean broken = point == 0 || Character.getType(point) == Character.SURROGATE;
            return broken ? 0xFFFD : point;
        }
    }

    private static final class MoneyDeserializer extends StdDeserializer<Money> {

        MoneyDeserializer() {
            super(Money.class);
        }

        @Override
        public Money deserialize(JsonParser json, DeserializationContext context) {
            return Money.of(json.getString());
        }
    }
}
