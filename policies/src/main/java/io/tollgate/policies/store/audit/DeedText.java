package io.tollgate.policies.store.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tollgate.policies.access.AddressRange;
import io.tollgate.policies.key.KeySecret;
import io.tollgate.policies.price.Money;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.ToStringSerializer;

/** Writes things down as JSON for the trail, without their secrets. */
final class DeedText {

    private static final int FINGERPRINT_BYTES = 4;

    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .addModule(
                            new SimpleModule()
                                    .addSerializer(Money.class, ToStringSerializer.instance)
                                    .addSerializer(AddressRange.class, ToStringSerializer.instance)
                                    .addSerializer(KeySecret.class, new Fingerprint()))
                    .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
                    .disable(DateTimeFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                    .changeDefaultPropertyInclusion(
                            all -> all.withValueInclusion(JsonInclude.Include.NON_NULL))
                    .build();

    private DeedText() {}

    static @Nullable String of(@Nullable Object thing) {
        return thing == null ? null : JSON.writeValueAsString(thing);
    }

    /** Tells secrets apart, and nothing else about them. */
    private static final class Fingerprint extends ValueSerializer<KeySecret> {

        @Override
        public void serialize(KeySecret secret, JsonGenerator json, SerializationContext context) {
            String start = HexFormat.of().formatHex(secret.digest(), 0, FINGERPRINT_BYTES);
            json.writeString(
                    "fingerprint "
                            + start
                            + (secret.until() == null ? "" : " until " + secret.until()));
        }
    }
}
