package io.tollgate.policies.store.price;

import io.tollgate.policies.price.ModelPattern;
import io.tollgate.policies.price.Price;
import io.tollgate.policies.price.PriceList;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The prices that providers publish, as the jar holds them. The file's head says where they come
 * from; a later line of the same model is for a later time.
 *
 * @param head what the file says of itself: {@code version}, {@code facts} (their date)
 */
public record Catalogue(Map<String, String> head, List<Price> prices) {

    private static final String RESOURCE = "catalogue.txt";

    /** provider | model | names | valid from | terms. */
    private static final int COLUMNS = 5;

    public Catalogue {
        head = Map.copyOf(head);
        prices = List.copyOf(prices);
    }

    /** The one in the jar. */
    public static Catalogue builtIn() {
        try (InputStream in = Catalogue.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException(RESOURCE + " is missing from the jar");
            }
            return read(
                    new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                            .lines()
                            .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public PriceList list() {
        return new PriceList(prices);
    }

    static Catalogue read(List<String> lines) {
        Map<String, String> head = new HashMap<>();
        List<Price> prices = new ArrayList<>();
        for (String line : lines) {
            if (line.startsWith("# ")) {
                int colon = line.indexOf(": ");
                if (colon > 0) {
                    head.put(line.substring(2, colon), line.substring(colon + 2));
                }
            } else if (!line.isBlank()) {
                prices.add(price(head.getOrDefault("version", ""), line));
            }
        }
        return new Catalogue(head, prices);
    }

    private static Price price(String version, String line) {
        String[] columns = line.split("\\|", -1);
        if (version.isEmpty() || columns.length != COLUMNS) {
            throw new IllegalArgumentException("not a line of the price catalogue: " + line);
        }
        String from = columns[3];
        return new Price(
                from.isEmpty() ? version : version + "+" + from,
                columns[0],
                columns[1],
                names(columns[1], columns[2]),
                "",
                from.isEmpty()
                        ? Instant.EPOCH
                        : LocalDate.parse(from).atStartOfDay(ZoneOffset.UTC).toInstant(),
                TermsText.parse(columns[4]));
    }

    /** No names: the model's own alone. */
    private static List<ModelPattern> names(String model, String names) {
        return names.isEmpty()
                ? List.of(new ModelPattern(model))
                : Arrays.stream(names.split(" ", -1)).map(ModelPattern::new).toList();
    }
}
