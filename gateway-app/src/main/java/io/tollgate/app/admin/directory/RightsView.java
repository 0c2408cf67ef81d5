package io.tollgate.app.admin.directory;

import io.tollgate.app.admin.wire.Wanted;
import io.tollgate.policies.access.AddressRange;
import io.tollgate.policies.access.Rights;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What may be used; null does not restrict.
 *
 * @param models globs, {@code claude-*}
 * @param endpoints paths, {@code /v1/messages}
 * @param addresses blocks, {@code 10.0.0.0/8}
 */
record RightsView(
        @Nullable List<String> models,
        @Nullable List<String> endpoints,
        @Nullable List<String> addresses) {

    static RightsView of(Rights rights) {
        return new RightsView(
                rights.models(),
                rights.endpoints() == null ? null : List.copyOf(new TreeSet<>(rights.endpoints())),
                rights.addresses() == null
                        ? null
                        : rights.addresses().stream().map(AddressRange::toString).toList());
    }

    /** All, if there is nothing. */
    static Rights rights(@Nullable RightsView view) {
        return view == null
                ? Rights.ALL
                : new Rights(
                        view.models,
                        view.endpoints == null ? null : Set.copyOf(view.endpoints),
                        ranges(view.addresses));
    }

    private static @Nullable List<AddressRange> ranges(@Nullable List<String> addresses) {
        if (addresses == null) {
            return null;
        }
        List<AddressRange> ranges = new ArrayList<>();
        for (String address : addresses) {
            ranges.add(
                    Wanted.read(
                            address,
                            "/rights/addresses/" + ranges.size(),
                            AddressRange::parse,
                            "an address or a block such as 10.0.0.0/8"));
        }
        return ranges;
    }
}
