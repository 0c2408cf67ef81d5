package io.tollgate.filters.upstream.experiment;

/**
 * What keeps its variant from request to request. The caller reads the unit's key from the request;
 * where there is none, each request is assigned for itself.
 */
public sealed interface Unit {

    /** The end user whom the request names. */
    record EndUser() implements Unit {}

    /** The key with which the client calls the gateway. */
    record ApiKey() implements Unit {}

    /**
     * The value of a request header, such as that of a session.
     *
     * @param name compared without regard to case, as HTTP does it
     */
    record Header(String name) implements Unit {

        public Header {
            if (name.isBlank()) {
                throw new IllegalArgumentException("a header needs a name");
            }
        }
    }
}
