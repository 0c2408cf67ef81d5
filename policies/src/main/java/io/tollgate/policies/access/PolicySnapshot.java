package io.tollgate.policies.access;

import io.tollgate.policies.access.Authentication.Known;
import io.tollgate.policies.access.Authentication.Reason;
import io.tollgate.policies.access.Authentication.Refused;
import io.tollgate.policies.key.ApiKey;
import io.tollgate.policies.key.KeySecret;
import io.tollgate.policies.key.KeyText;
import io.tollgate.policies.key.Peppers;
import io.tollgate.policies.tenant.OrgUnit;
import io.tollgate.policies.tenant.Status;
import java.net.InetAddress;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Who may call, as of one change. It is asked at each request, so a caller is put together once, at
 * its first.
 */
public final class PolicySnapshot {

    private static final KeyText UNKNOWN = KeyText.generate(false);

    private final Policies policies;
    private final Peppers peppers;
    private final CallerAssembly assembly;

    /** What stands in where there is no key, so that its absence takes no less time. */
    private final List<KeySecret> nobody;

    private final ConcurrentHashMap<String, Caller> callers = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<User, Caller> users = new ConcurrentHashMap<>();

    /**
     * @param now by which raises of budgets count
     */
    public PolicySnapshot(Policies policies, Peppers peppers, Instant now) {
        this.policies = policies;
        this.peppers = peppers;
        this.nobody = List.of(peppers.digest(UNKNOWN));
        this.assembly = new CallerAssembly(policies, now);
    }

    public Policies policies() {
        return policies;
    }

    /** Who comes with this key from this address. */
    public Authentication authenticate(KeyText text, @Nullable InetAddress from, Instant now) {
        ApiKey key = policies.keys().get(text.id());
        boolean genuine = false;
        for (KeySecret secret : key == null ? nobody : key.secrets()) {
            genuine |= secret.isGood(now) && peppers.matches(text, secret);
        }
        return key == null || !genuine ? new Refused(Reason.UNKNOWN) : authenticate(key, from, now);
    }

    private Authentication authenticate(ApiKey key, @Nullable InetAddress from, Instant now) {
        Reason obstacle = obstacle(key, now);
        if (obstacle != null) {
            return new Refused(obstacle);
        }
        return welcome(callers.computeIfAbsent(key.id(), _ -> assembly.of(key)), from);
    }

    /** Who comes as a user of a team from this address. */
    public Authentication authenticate(User user, @Nullable InetAddress from) {
        Reason obstacle = obstacle(user.unit());
        return obstacle != null
                ? new Refused(obstacle)
                : welcome(users.computeIfAbsent(user, assembly::of), from);
    }

    /** Why a caller's calls may not go on, null if they may. */
    public @Nullable Reason obstacle(Caller caller, Instant now) {
        if (caller.key().isEmpty()) {
            return null;
        }
        if (caller.isUser()) {
            String project = caller.project();
            return obstacle(project == null ? caller.team() : project);
        }
        return obstacle(caller.key(), now);
    }

    @Nullable Reason obstacle(String keyId, Instant now) {
        ApiKey key = policies.keys().get(keyId);
        return key == null ? Reason.UNKNOWN : obstacle(key, now);
    }

    private @Nullable Reason obstacle(ApiKey key, Instant now) {
        if (key.status() != Status.ACTIVE) {
            return key.status() == Status.REVOKED ? Reason.REVOKED : Reason.SUSPENDED;
        }
        if (key.expires() != null && !now.isBefore(key.expires())) {
            return Reason.EXPIRED;
        }
        return obstacle(key.unit());
    }

    private @Nullable Reason obstacle(String unitPath) {
        for (String path = unitPath; path != null; path = OrgUnit.parent(path)) {
            OrgUnit unit = policies.units().get(path);
            if (unit == null || unit.status() != Status.ACTIVE) {
                return Reason.SUSPENDED;
            }
        }
        return null;
    }

    /** Who comes without a key where none is needed; who has suspended them meant it. */
    public Authentication authenticate(@Nullable InetAddress from) {
        Caller caller = open();
        for (String path : List.of(caller.tenant(), caller.team())) {
            OrgUnit unit = policies.units().get(path);
            if (unit != null && unit.status() != Status.ACTIVE) {
                return new Refused(Reason.SUSPENDED);
            }
        }
        return welcome(caller, from);
    }

    private static Authentication welcome(Caller caller, @Nullable InetAddress from) {
        boolean welcome = caller.rights().stream().allMatch(right -> right.allowsAddress(from));
        return welcome ? new Known(caller) : new Refused(Reason.ADDRESS);
    }

    /** Whoever calls where no key is needed. */
    public Caller open() {
        return callers.computeIfAbsent("", _ -> assembly.open());
    }
}
