package io.tollgate.filters.dialect;

import java.time.Instant;
import java.util.List;

/** An endpoint that asks about the models on offer, or about the server. */
public interface Lookup {

    /** HTTP methods it takes, such as {@code GET}. */
    List<String> methods();

    /**
     * Whether it answers this path.
     *
     * @param headers of the request
     */
    boolean matches(String path, RequestHeaders headers);

    /**
     * @throws GatewayException if there is no such model
     * @throws io.tollgate.filters.wire.MalformedInput if the body is not what the API defines
     */
    Answer answer(Question question);

    /**
     * What is asked.
     *
     * @param path the request's path, decoded
     * @param body empty where there is none
     * @param models those that the caller may use, by exact name
     */
    record Question(String path, byte[] body, List<ModelCard> models) {}

    /**
     * What is answered.
     *
     * @param mediaType such as {@code application/json}
     */
    record Answer(String mediaType, byte[] body) {

        public static Answer json(byte[] body) {
            return new Answer("application/json", body);
        }
    }

    /**
     * A model on offer.
     *
     * @param name as clients call it
     * @param provider who serves it
     * @param created when it was declared or released
     */
    record ModelCard(String name, String provider, Instant created) {}
}
