package io.tollgate.policies.store.declaration;

import java.time.Instant;

/**
 * Something that an administrator has declared.
 *
 * @param body JSON in the words of the settings' file, without credentials
 * @param updatedBy who changed it last, for people
 */
public record Declaration(
        Kind kind, String name, String body, String updatedBy, Instant updatedAt) {

    /** What is declared. */
    public enum Kind {
        PROVIDER("provider"),
        MODEL("model");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }

        static Kind of(String word) {
            return PROVIDER.word.equals(word) ? PROVIDER : MODEL;
        }
    }
}
