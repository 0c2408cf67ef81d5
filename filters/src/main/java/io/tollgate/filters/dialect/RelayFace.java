package io.tollgate.filters.dialect;

/**
 * An endpoint that names a model but has no like in other dialects: its requests go to providers of
 * its own dialect or nowhere, and its answers come back as they are, whatever they hold.
 *
 * @param dialect the dialect's name: {@code openai}
 * @param path such as {@code /v1/images/generations}
 * @param operation what is asked for, in OpenTelemetry's manner: {@code image_generation}
 */
public record RelayFace(String dialect, String path, String operation) implements Face {

    @Override
    public boolean streamsByDefault() {
        return false;
    }

    @Override
    public boolean takesAnyMediaType() {
        return false;
    }
}
