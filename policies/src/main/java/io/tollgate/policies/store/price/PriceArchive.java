package io.tollgate.policies.store.price;

import io.tollgate.policies.price.Price;
import io.tollgate.policies.price.Terms;
import io.tollgate.policies.store.Store;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the names of prices in the ledger stand for. Each price goes in before anything is priced by
 * it and stays for ever, so that what a row's tokens cost can be told when the catalogue, the
 * settings and the set prices have long become others. Calls block.
 */
public final class PriceArchive {

    private static final int PART = 100;
    private static final int COLUMNS = 6;

    private final Store store;
    private final Set<String> kept = new HashSet<>();

    public PriceArchive(Store store) {
        this.store = store;
    }

    /** Keeps those that are not there yet. */
    synchronized void keep(Collection<Price> prices) {
        List<Price> added = prices.stream().filter(price -> !kept.contains(price.id())).toList();
        for (int from = 0; from < added.size(); from += PART) {
            insert(added.subList(from, Math.min(added.size(), from + PART)));
        }
        added.forEach(price -> kept.add(price.id()));
    }

    private void insert(List<Price> part) {
        List<@Nullable Object> values = new ArrayList<>(part.size() * COLUMNS);
        for (Price price : part) {
            values.add(price.id());
            values.add(price.provider());
            values.add(price.model());
            values.add(price.serviceTier());
            values.add(price.validFrom().toEpochMilli());
            values.add(TermsText.write(price.terms()));
        }
        String row = "(" + String.join(", ", Collections.nCopies(COLUMNS, "?")) + ")";
        store.jdbc()
                .sql(
                        "insert into price_version (id, provider, model, service_tier, valid_from,"
                                + " terms) values "
                                + String.join(", ", Collections.nCopies(part.size(), row))
                                + " on conflict (id) do nothing")
                .params(values)
                .update();
    }

    /** The terms of those prices that are known, by their ids. */
    public Map<String, Terms> terms(Collection<String> ids) {
        Map<String, Terms> found = new HashMap<>();
        List<String> asked = ids.stream().distinct().toList();
        for (int from = 0; from < asked.size(); from += PART) {
            List<String> part = asked.subList(from, Math.min(asked.size(), from + PART));
            String marks = String.join(", ", Collections.nCopies(part.size(), "?"));
            store.jdbc()
                    .sql("select id, terms from price_version where id in (" + marks + ")")
                    .params(part)
                    .query(
                            row -> {
                                found.put(row.getString(1), TermsText.parse(row.getString(2)));
                            });
        }
        return found;
    }
}
