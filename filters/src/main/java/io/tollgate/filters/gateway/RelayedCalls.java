package io.tollgate.filters.gateway;

import io.tollgate.filters.dialect.GatewayError.Kind;
import io.tollgate.filters.dialect.GatewayException;
import io.tollgate.filters.dialect.RelayFace;
import io.tollgate.filters.dialect.Stamp;
import io.tollgate.filters.translate.ClientCall;
import io.tollgate.filters.translate.RelayedRequest;
import io.tollgate.filters.wire.FormFields;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;

/** Requests that are passed on without being understood, and what of them names the model. */
final class RelayedCalls {

    private static final String MODEL = "model";

    private RelayedCalls() {}

    /**
     * @param body empty where there is none
     * @throws io.tollgate.filters.wire.MalformedInput if it is not the form that it says it is
     * @throws GatewayException if nothing names a model
     */
    static ClientCall of(RelayFace face, ServerHttpRequest request, byte[] body, Stamp stamp) {
        FormFields form =
                face.addressing() == RelayFace.Addressing.FORM
                        ? FormFields.scan(body, boundary(request), Set.of(MODEL))
                        : null;
        RelayedRequest relayed =
                new RelayedRequest(
                        request.getMethod().name(),
                        request.getPath().value(),
                        request.getURI().getRawQuery(),
                        request.getHeaders().getFirst(HttpHeaders.CONTENT_TYPE),
                        body,
                        form);
        return ClientCall.relayed(face, relayed, model(face, request, form), stamp);
    }

    /** The gate has seen to it that there is one. */
    private static String boundary(ServerHttpRequest request) {
        MediaType type = Objects.requireNonNull(request.getHeaders().getContentType());
        return Objects.requireNonNull(type.getParameter("boundary"));
    }

    private static String model(
            RelayFace face, ServerHttpRequest request, @Nullable FormFields form) {
        String model =
                face.hasModelInPath()
                        ? ClientCall.inPath(face, request.getPath().value())
                        : named(face, request, form);
        if (model == null || model.isBlank()) {
            throw new GatewayException(Kind.INVALID_REQUEST, missing(face.addressing()));
        }
        return model;
    }

    private static @Nullable String named(
            RelayFace face, ServerHttpRequest request, @Nullable FormFields form) {
        return switch (face.addressing()) {
            case BODY, FORM -> form == null ? null : form.text(MODEL);
            case SOCKET -> request.getQueryParams().getFirst(MODEL);
            case STORE -> request.getHeaders().getFirst(TollgateHeaders.MODEL);
        };
    }

    private static String missing(RelayFace.Addressing addressing) {
        return switch (addressing) {
            case BODY, FORM -> "model: expected the name of a model in the form.";
            case SOCKET -> "model: expected the name of a model in the query, as ?model=NAME.";
            case STORE ->
                    "Files and batches belong to no model: name one of the provider that keeps them"
                            + " in the header "
                            + TollgateHeaders.MODEL
                            + ".";
        };
    }
}
