package io.tollgate.filters.dialect;

import io.tollgate.filters.wire.JsonMembers;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An API as clients call it: its faces, its questions about models, its errors. */
public interface ClientDialect {

    /** Such as {@code openai}; also the name of the provider dialect that it passes through to. */
    String name();

    List<Face> faces();

    /** Endpoints that ask about models rather than a model. */
    List<Lookup> lookups();

    /** The names that mean the same model in this API, the given one first. */
    default List<String> spellings(String model) {
        return List.of(model);
    }

    /** Top-level request members that {@link #promptCacheKey} looks at. */
    default Set<String> watchedMembers() {
        return Set.of();
    }

    /**
     * What a request says that its prompt's cache goes by: requests that say the same share their
     * beginning. Null if it says nothing.
     *
     * @param members has {@link #watchedMembers} located
     */
    default @Nullable String promptCacheKey(JsonMembers members) {
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

    /** The status of an error in this API. */
    default int status(GatewayError error) {
        return error.kind().status();
    }

    /** The JSON body of an error in this API. */
    byte[] writeError(GatewayError error, Stamp stamp);
}
