package io.tollgate.policies.access;

import java.net.InetAddress;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one level allows; what it does not mention it does not restrict.
 *
 * @param models globs, {@code claude-*}; null: all
 * @param endpoints paths, {@code /v1/messages}; null: all
 * @param addresses from which calls may come; null: all
 */
public record Rights(
        @Nullable List<String> models,
        @Nullable Set<String> endpoints,
        @Nullable List<AddressRange> addresses) {

    public static final Rights ALL = new Rights(null, null, null);

    public Rights {
        models = models == null ? null : List.copyOf(models);
        endpoints = endpoints == null ? null : Set.copyOf(endpoints);
        addresses = addresses == null ? null : List.copyOf(addresses);
    }

    public boolean allowsModel(String model) {
        return models == null || models.stream().anyMatch(glob -> Glob.matches(glob, model));
    }

    public boolean allowsEndpoint(String endpoint) {
        return endpoints == null || endpoints.contains(endpoint);
    }

    public boolean allowsAddress(@Nullable InetAddress address) {
        if (addresses == null) {
            return true;
        }
        return address != null && addresses.stream().anyMatch(range -> range.has(address));
    }
}
