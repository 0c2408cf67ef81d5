package io.tollgate.filters.dialect;

import io.tollgate.filters.wire.JsonMembers;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An API as clients call it: its faces, its questions about models, its errors. */
public interface ClientDialect {

    /** Such as {@code openai}. */
    String name();

    /** Lower ones are asked first where a request could be for several. */
    default int precedence() {
        return 100;
    }

    /** Headers, in lower case, in which its SDKs send the key, beside {@code Authorization}. */
    default Set<String> keyHeaders() {
        return Set.of();
    }

    /** Parameters of the query in which its tools send the key. */
    default Set<String> keyParameters() {
        return Set.of();
    }

    List<Face> faces();

    /** Endpoints that ask about models rather than a model. */
    List<Lookup> lookups();

    /** The names that mean the same model in this API, the given one first. */
    default List<String> spellings(String model) {
        return List.of(model);
    }

    /** Top-level request members that {@link #endUser} looks at. */
    default Set<String> watchedMembers() {
        return Set.of();
    }

    /** The top-level request member that {@link #promptCacheKey} looks at, null if it has none. */
    default @Nullable String promptCacheMember() {
        return null;
    }

    /**
     * What a request says that its prompt's cache goes by: requests that say the same share their
     * beginning. Null if it says nothing.
     *
     * @param members has {@link #promptCacheMember} located
     */
    default @Nullable String promptCacheKey(JsonMembers members) {
        String member = promptCacheMember();
        return member == null ? null : members.text(member);
    }

    /**
     * Whom a request is made for, as it says; null if it does not.
     *
     * @param members has {@link #watchedMembers} located
     */
    default @Nullable String endUser(JsonMembers members) {
        return null;
    }

    /** What its clients can say and no other dialect can be told. */
    default LossLedger losses() {
        return LossLedger.beside(getClass());
    }

    /**
     * Whether a request that may be to no endpoint at all is meant for this API, so that even its
     * error comes in the right shape.
     *
     * @param headers of the request
     */
    boolean addressed(String path, RequestHeaders headers);

    /** The headers by which this API tells its callers what they have left, by name. */
    default Map<String, String> allowanceHeaders(List<Allowance> allowances, Instant now) {
        return Map.of();
    }

    /** The status of an error in this API. */
    default int status(GatewayError error) {
        return error.kind().status();
    }

    /** The JSON body of an error in this API. */
    byte[] writeError(GatewayError error, Stamp stamp);
}
