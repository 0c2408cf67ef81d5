package io.tollgate.app.policycode;

/**
 * Where something stands.
 *
 * @param line from 1
 */
record Place(String file, int line) {

    @Override
    public String toString() {
        return file + ":" + line;
    }
}
