package io.tollgate.filters.dialect.openai;

import io.tollgate.filters.dialect.Delivery;
import io.tollgate.filters.dialect.HarmlessDefaults;
import io.tollgate.filters.dialect.Losses;
import io.tollgate.filters.wire.JsonFields;
import java.util.Map;

/** Reads how the client wants its answer; both endpoints say it alike. */
final class DeliveryReader {

    private static final HarmlessDefaults DEFAULTS =
            new HarmlessDefaults(Map.of("include_obfuscation", "false"));

    private DeliveryReader() {}

    static Delivery read(JsonFields fields, Losses losses) {
        boolean stream = Boolean.TRUE.equals(fields.takeBoolean("stream"));
        JsonFields options = fields.takeObject("stream_options");
        if (options == null) {
            return new Delivery(stream, false);
        }
        boolean usage = Boolean.TRUE.equals(options.takeBoolean("include_usage"));
        DEFAULTS.takeFrom(options, losses);
        losses.addAll(options.rest());
        return new Delivery(stream, usage);
    }
}
