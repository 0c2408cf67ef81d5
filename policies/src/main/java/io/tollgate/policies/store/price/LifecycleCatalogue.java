package io.tollgate.policies.store.price;

import io.tollgate.policies.lifecycle.Lifecycle;
import io.tollgate.policies.price.PriceMatch;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The models that providers give up, as the jar holds them beside the prices. A model has the name
 * of its price there, and goes by whatever names that one goes by.
 */
final class LifecycleCatalogue {

    private static final String RESOURCE = "lifecycles.txt";

    /** provider | model | deprecated on | retires on. */
    private static final int COLUMNS = 4;

    private final Map<String, Lifecycle> byModel;

    private LifecycleCatalogue(Map<String, Lifecycle> byModel) {
        this.byModel = Map.copyOf(byModel);
    }

    /** The one in the jar. */
    static LifecycleCatalogue builtIn() {
        try (InputStream in = LifecycleCatalogue.class.getResourceAsStream(RESOURCE)) {
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

    static LifecycleCatalogue read(List<String> lines) {
        Map<String, Lifecycle> byModel = new HashMap<>();
        for (String line : lines) {
            if (line.startsWith("#") || line.isBlank()) {
                continue;
            }
            String[] columns = line.split("\\|", -1);
            if (columns.length != COLUMNS) {
                throw new IllegalArgumentException("not a line of the lifecycles: " + line);
            }
            byModel.put(
                    key(columns[0], columns[1]),
                    new Lifecycle(day(columns[2]), day(columns[3]), null));
        }
        return new LifecycleCatalogue(byModel);
    }

    private static @Nullable LocalDate day(String text) {
        return text.isEmpty() ? null : LocalDate.parse(text);
    }

    private static String key(String provider, String model) {
        return provider + "|" + model.toLowerCase(Locale.ROOT);
    }

    int size() {
        return byModel.size();
    }

    /**
     * What is known of a model by its own name, else by that of its price.
     *
     * @param provider as the catalogue calls it
     */
    @Nullable Lifecycle of(String provider, String model, List<PriceMatch> prices) {
        Lifecycle exact = byModel.get(key(provider, model));
        return exact != null
                ? exact
                : prices.stream()
                        .max(Comparator.comparingInt(PriceMatch::closeness))
                        .map(best -> byModel.get(key(provider, best.price().model())))
                        .orElse(null);
    }
}
