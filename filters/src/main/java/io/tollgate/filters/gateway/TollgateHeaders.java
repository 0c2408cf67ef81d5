package io.tollgate.filters.gateway;

/** Headers in which the gateway says what it did, and in which a caller says what it wants. */
public final class TollgateHeaders {

    /** The gateway's id of the request; also in the logs. On every answer. */
    public static final String REQUEST_ID = "x-tollgate-request-id";

    /** The route that matched. */
    public static final String ROUTE = "x-tollgate-route";

    /** The provider that served the request. */
    public static final String PROVIDER = "x-tollgate-provider";

    /** The model that served the request, as its provider calls it. */
    public static final String MODEL = "x-tollgate-model";

    /** The model that the client asked for, as it named it. */
    public static final String REQUESTED_MODEL = "x-tollgate-requested-model";

    /** How many times a target was asked. */
    public static final String ATTEMPTS = "x-tollgate-attempts";

    /** {@code none} where bytes passed through, else from which dialect to which. */
    public static final String TRANSLATION = "x-tollgate-translation";

    /** Which rule, or which variant, chose the model that served. */
    public static final String DECISION = "x-tollgate-decision";

    /** The experiments that the request took part in, with its variants. */
    public static final String EXPERIMENT = "x-tollgate-experiment";

    /** On a request: {@code high}, {@code normal} or {@code low}, where calls wait for a place. */
    public static final String PRIORITY = "x-tollgate-priority";

    /** Fields of the request that could not cross to the provider's dialect, comma-separated. */
    public static final String DROPPED = "x-tollgate-dropped";

    /** What of the answer the gateway estimated, since the provider does not say it. */
    public static final String ESTIMATED = "x-tollgate-estimated";

    /** The model to go to, where the one that was asked goes. */
    public static final String SUCCESSOR = "x-tollgate-successor";

    /** On a request: {@code strict} refuses it rather than lose a field. */
    public static final String FIDELITY = "x-tollgate-fidelity";

    private TollgateHeaders() {}
}
