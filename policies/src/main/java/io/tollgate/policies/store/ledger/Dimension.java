package io.tollgate.policies.store.ledger;

import io.tollgate.policies.ledger.LedgerEntry;
import io.tollgate.policies.ledger.LedgerEntry.Payer;
import io.tollgate.policies.ledger.LedgerEntry.Service;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What rows are told apart by in reports.
 *
 * @param values in the order of {@link Columns#DIMENSION}
 */
record Dimension(List<@Nullable String> values) {

    private static final int ID_BYTES = 16;

    static Dimension of(LedgerEntry entry) {
        Payer payer = entry.payer();
        Service service = entry.service();
        return new Dimension(
                Arrays.asList(
                        payer.tenant(),
                        payer.team(),
                        payer.project(),
                        payer.key(),
                        payer.keyLabel(),
                        payer.costCentre(),
                        text(payer.tags()),
                        payer.user(),
                        service.operation(),
                        service.endpoint(),
                        service.route(),
                        service.modelRequested(),
                        service.provider(),
                        service.modelServed(),
                        service.attemptKind().name(),
                        service.experiment(),
                        service.serviceTier(),
                        entry.priceId(),
                        name(entry.source()),
                        name(entry.end())));
    }

    /** As a row of the ledger has it. */
    static Dimension read(ResultSet row) throws SQLException {
        List<@Nullable String> values = new ArrayList<>();
        for (String column : Columns.DIMENSION) {
            values.add(row.getString(column));
        }
        return new Dimension(values);
    }

    /** The same, charged by another price. */
    Dimension pricedBy(@Nullable String priceId) {
        List<@Nullable String> others = new ArrayList<>(values);
        others.set(Columns.DIMENSION.indexOf("price_id"), priceId);
        return new Dimension(others);
    }

    private static @Nullable String name(@Nullable Enum<?> value) {
        return value == null ? null : value.name();
    }

    /** One a line, sorted; {@code name=value}. */
    private static String text(Map<String, String> tags) {
        return tags.entrySet().stream()
                .map(tag -> oneLine(tag.getKey()) + '=' + oneLine(tag.getValue()))
                .sorted()
                .collect(Collectors.joining("\n"));
    }

    /** Of such a text. */
    static Map<String, String> tags(String text) {
        Map<String, String> tags = new HashMap<>();
        text.lines()
                .filter(line -> line.indexOf('=') >= 0)
                .forEach(
                        line -> {
                            int equals = line.indexOf('=');
                            tags.put(line.substring(0, equals), line.substring(equals + 1));
                        });
        return tags;
    }

    private static String oneLine(String text) {
        return text.replace('\n', ' ');
    }

    /** 128 bits in hex. Absent is not the same as empty. */
    String id() {
        MessageDigest hash = sha256();
        for (String value : values) {
            byte[] bytes = value == null ? new byte[0] : value.getBytes(StandardCharsets.UTF_8);
            int length = value == null ? -1 : bytes.length;
            hash.update(ByteBuffer.allocate(Integer.BYTES).putInt(length).flip());
            hash.update(bytes);
        }
        return HexFormat.of().formatHex(hash.digest(), 0, ID_BYTES);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
