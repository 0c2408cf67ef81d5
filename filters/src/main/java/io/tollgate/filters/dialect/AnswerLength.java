package io.tollgate.filters.dialect;

import io.tollgate.filters.wire.JsonMembers;
import io.tollgate.filters.wire.JsonSplice;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How the requests of a face say how long their answer may be. Who pays for an answer must know
 * before it begins.
 */
public interface AnswerLength {

    /** The top-level members that it looks at. */
    Set<String> members();

    /**
     * The most tokens that all of the answer's choices may have together, null if the request sets
     * no limit.
     *
     * @param request has {@link #members} located
     */
    @Nullable Long most(JsonMembers request);

    /** Sets a limit for all of the choices together in a request that has none. */
    void limit(JsonMembers request, JsonSplice splice, long tokens);
}
