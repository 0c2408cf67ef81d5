package io.tollgate.policies.store.ledger;

import io.tollgate.policies.ledger.LedgerEntry;
import io.tollgate.policies.ledger.LedgerEntry.Payer;
import io.tollgate.policies.ledger.LedgerEntry.Service;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What usage is told apart by.
 *
 * @param id a digest of the values
 * @param values in the order of {@link #COLUMNS}
 */
record Dimensions(String id, List<@Nullable String> values) implements Comparable<Dimensions> {

    static final List<String> COLUMNS =
            List.of(
                    "tenant",
                    "team",
                    "project",
                    "api_key",
                    "key_label",
                    "cost_centre",
                    "tags",
                    "end_user",
                    "operation",
                    "endpoint",
                    "route",
                    "model_requested",
                    "provider",
                    "model_served",
                    "attempt_kind",
                    "experiment",
                    "service_tier",
                    "price_id",
                    "source",
                    "end_reason",
                    "kind");

    private static final int ID_BYTES = 16;

    /** Not part of any value, so that no two lists of values look the same. */
    private static final byte SEPARATOR = 0;

    private static final byte ABSENT = 1;

    static Dimensions of(LedgerEntry row) {
        Payer payer = row.payer();
        Service service = row.service();
        List<@Nullable String> values = new ArrayList<>(COLUMNS.size());
        values.add(payer.tenant());
        values.add(payer.team());
        values.add(payer.project());
        values.add(payer.key());
        values.add(LedgerRows.clean(payer.keyLabel()));
        values.add(LedgerRows.clean(payer.costCentre()));
        values.add(LedgerRows.tags(payer.tags()));
        values.add(LedgerRows.clean(payer.user()));
        values.add(service.operation());
        values.add(service.endpoint());
        values.add(service.route());
        values.add(LedgerRows.clean(service.modelRequested()));
        values.add(service.provider());
        values.add(LedgerRows.clean(service.modelServed()));
        values.add(service.attemptKind().name());
        values.add(service.experiment());
        values.add(LedgerRows.clean(service.serviceTier()));
        values.add(row.priceId());
        values.add(row.source() == null ? null : row.source().name());
        values.add(row.end() == null ? null : row.end().name());
        values.add(row.kind().name());
        return new Dimensions(digest(values), values);
    }

    private static String digest(List<@Nullable String> values) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String value : values) {
                if (value == null) {
                    digest.update(ABSENT);
                } else {
                    digest.update(value.getBytes(StandardCharsets.UTF_8));
                }
                digest.update(SEPARATOR);
            }
            return HexFormat.of().formatHex(digest.digest(), 0, ID_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public int compareTo(Dimensions other) {
        return id.compareTo(other.id);
    }
}
