package io.tollgate.filters.dialect;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;

/**
 * All dialects that are there.
 *
 * @param clients those that may be spoken to the gateway, the more particular ones first
 * @param providers those that it speaks, by name in order
 */
public record Dialects(List<ClientDialect> clients, List<ProviderDialect> providers) {

    /**
     * @throws IllegalArgumentException if two have the same name
     */
    public Dialects {
        clients =
                clients.stream()
                        .sorted(
                                Comparator.comparingInt(ClientDialect::precedence)
                                        .thenComparing(ClientDialect::name))
                        .toList();
        providers = providers.stream().sorted(Comparator.comparing(ProviderDialect::name)).toList();
        checkNames(clients.stream().map(ClientDialect::name).toList());
        checkNames(providers.stream().map(ProviderDialect::name).toList());
    }

    private static void checkNames(List<String> names) {
        for (int i = 1; i < names.size(); i++) {
            if (names.subList(0, i).contains(names.get(i))) {
                throw new IllegalArgumentException("two dialects are named " + names.get(i));
            }
        }
    }

    /** Those that {@link ServiceLoader} finds where this class comes from. */
    public static Dialects found() {
        List<Dialect> found = packages();
        return new Dialects(
                found.stream().flatMap(dialect -> dialect.clients().stream()).toList(),
                found.stream().flatMap(dialect -> dialect.providers().stream()).toList());
    }

    /** The same, package by package. */
    public static List<Dialect> packages() {
        return ServiceLoader.load(Dialect.class, Dialects.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
    }

    /** What can be a provider's dialect, by name. */
    public Map<String, ProviderDialect> byName() {
        Map<String, ProviderDialect> byName = new HashMap<>();
        providers.forEach(dialect -> byName.put(dialect.name(), dialect));
        return byName;
    }
}
