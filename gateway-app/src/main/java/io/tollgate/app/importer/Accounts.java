package io.tollgate.app.importer;

import io.tollgate.app.importer.Deployment.Account;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The providers of the new file, by names that are given in the order in which they are needed. */
final class Accounts {

    private final Map<Account, String> names = new LinkedHashMap<>();
    private final Set<String> taken = new HashSet<>();

    String name(Account account) {
        return names.computeIfAbsent(account, one -> free(one.vendor().name()));
    }

    private String free(String name) {
        String free = name;
        for (int i = 2; !taken.add(free); i++) {
            free = name + "-" + i;
        }
        return free;
    }

    /**
     * As the new file has them.
     *
     * @param timeout of those that have none of their own, in seconds
     * @param checkEvery in seconds; null: never
     */
    Map<String, Object> settings(@Nullable BigDecimal timeout, @Nullable BigDecimal checkEvery) {
        Map<String, Object> providers = new LinkedHashMap<>();
        names.forEach(
                (account, name) -> {
                    Map<String, Object> provider = new LinkedHashMap<>();
                    provider.put("dialect", account.vendor().dialect());
                    if (account.vendor().hasResponses()) {
                        provider.put("also-speaks", List.of("responses"));
                    }
                    provider.put("base-url", account.url());
                    if (account.key() != null) {
                        provider.put("api-key", account.key());
                    }
                    if (!account.options().isEmpty()) {
                        provider.put("options", account.options());
                    }
                    if (!account.credential().isEmpty()) {
                        provider.put("credential", account.credential());
                    }
                    if (!account.headers().isEmpty()) {
                        provider.put("headers", account.headers());
                    }
                    BigDecimal own = account.timeout() == null ? timeout : account.timeout();
                    if (own != null) {
                        provider.put("timeouts", Map.of("response", Deployment.duration(own)));
                    }
                    if (checkEvery != null) {
                        provider.put("check-every", Deployment.duration(checkEvery));
                    }
                    providers.put(name, provider);
                });
        return providers;
    }
}
