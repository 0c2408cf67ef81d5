package io.tollgate.policies.store.ledger;

import io.tollgate.policies.budget.Hold.Charged;
import io.tollgate.policies.ledger.LedgerEntry;
import io.tollgate.policies.ledger.LedgerEntry.Kind;
import io.tollgate.policies.ledger.LedgerEntry.Payer;
import io.tollgate.policies.ledger.LedgerEntry.Service;
import io.tollgate.policies.store.Store;
import io.tollgate.policies.usage.TokenUsage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Inserts rows into the ledger, and says which of them it did not have. */
final class LedgerRows {

    private static final List<String> COLUMNS =
            List.of(
                    "request_id",
                    "attempt",
                    "phase",
                    "kind",
                    "at",
                    "holder",
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
                    "amount",
                    "input",
                    "cache_read",
                    "cache_write_5m",
                    "cache_write_1h",
                    "output",
                    "reasoning",
                    "audio_input",
                    "audio_output",
                    "source",
                    "end_reason",
                    "charged",
                    "duration_millis",
                    "first_token_millis");

    private static final String ROW =
            COLUMNS.stream().map(_ -> "?").collect(Collectors.joining(", ", "(", ")"));

    /** Databases take so many arguments in one statement, and not more. */
    private static final int ROWS = 100;

    private final Store store;

    LedgerRows(Store store) {
        this.store = store;
    }

    /** What tells rows apart. */
    record Id(String requestId, int attempt, String phase) {

        static Id of(LedgerEntry row) {
            return new Id(row.requestId(), row.attempt(), phaseOf(row));
        }
    }

    private static String phaseOf(LedgerEntry row) {
        return row.kind() == Kind.RESERVE ? "OPEN" : "END";
    }

    /** Inserts rows, in the current transaction; those that were not there before. */
    List<LedgerEntry> insert(List<LedgerEntry> rows, String holder) {
        List<LedgerEntry> inserted = new ArrayList<>(rows.size());
        for (int from = 0; from < rows.size(); from += ROWS) {
            List<LedgerEntry> part = rows.subList(from, Math.min(rows.size(), from + ROWS));
            Set<Id> fresh = insertPart(part, holder);
            for (LedgerEntry row : part) {
                // Twice in one part is once in the table.
                if (fresh.remove(Id.of(row))) {
                    inserted.add(row);
                }
            }
        }
        return inserted;
    }

    private Set<Id> insertPart(List<LedgerEntry> part, String holder) {
        List<@Nullable Object> values = new ArrayList<>(part.size() * COLUMNS.size());
        part.forEach(row -> add(values, row, holder));
        return new HashSet<>(
                store.jdbc()
                        .sql(
                                "insert into ledger_entry (%s) values %s on conflict do nothing"
                                                .formatted(
                                                        String.join(", ", COLUMNS),
                                                        String.join(
                                                                ", ",
                                                                Collections.nCopies(
                                                                        part.size(), ROW)))
                                        + " returning request_id, attempt, phase")
                        .params(values)
                        .query(
                                (row, _) ->
                                        new Id(row.getString(1), row.getInt(2), row.getString(3)))
                        .list());
    }

    private void add(List<@Nullable Object> values, LedgerEntry row, String holder) {
        values.add(row.requestId());
        values.add(row.attempt());
        values.add(phaseOf(row));
        values.add(row.kind().name());
        values.add(row.at().toEpochMilli());
        values.add(holder);
        add(values, row.payer());
        add(values, row.service());
        values.add(row.priceId());
        values.add(row.amount() == null ? null : store.vendor().bind(row.amount()));
        add(values, row.usage());
        values.add(row.source() == null ? null : row.source().name());
        values.add(row.end() == null ? null : row.end().name());
        values.add(charged(row.charged()));
        values.add(row.durationMillis());
        values.add(row.firstTokenMillis());
    }

    private static void add(List<@Nullable Object> values, Payer payer) {
        values.add(payer.tenant());
        values.add(payer.team());
        values.add(payer.project());
        values.add(payer.key());
        values.add(clean(payer.keyLabel()));
        values.add(clean(payer.costCentre()));
        values.add(tags(payer.tags()));
        values.add(clean(payer.user()));
    }

    private static void add(List<@Nullable Object> values, Service service) {
        values.add(service.operation());
        values.add(service.endpoint());
        values.add(service.route());
        values.add(clean(service.modelRequested()));
        values.add(service.provider());
        values.add(clean(service.modelServed()));
        values.add(service.attemptKind().name());
        values.add(service.experiment());
        values.add(clean(service.serviceTier()));
    }

    private static void add(List<@Nullable Object> values, @Nullable TokenUsage usage) {
        if (usage == null) {
            values.addAll(Collections.nCopies(Buckets.COUNT, null));
        } else {
            for (long tokens : Buckets.of(usage)) {
                values.add(tokens);
            }
        }
    }

    /** PostgreSQL keeps no text with a character 0. */
    static @Nullable String clean(@Nullable String text) {
        return text == null || text.indexOf(0) < 0 ? text : text.replace((char) 0, ' ');
    }

    /** In an order of their own, so that the same tags are the same text. */
    static String tags(Map<String, String> tags) {
        return new TreeMap<>(tags)
                .entrySet().stream()
                        .map(tag -> tag.getKey() + "=" + tag.getValue())
                        .collect(Collectors.joining("\n"));
    }

    /** Windows line by line, those that pay out of a lease with a mark. */
    static String charged(List<Charged> charged) {
        return charged.stream()
                .map(window -> (window.leased() ? "*" : "") + window.window())
                .collect(Collectors.joining("\n"));
    }

    static List<Charged> readCharged(String text) {
        return text.lines()
                .map(
                        line ->
                                line.startsWith("*")
                                        ? new Charged(line.substring(1), true)
                                        : new Charged(line, false))
                .toList();
    }
}
