package io.tollgate.filters.dialect.responses;

/** How far an item of the output has come. */
enum ItemStatus {
    IN_PROGRESS("in_progress"),
    COMPLETED("completed"),
    INCOMPLETE("incomplete");

    private final String word;

    ItemStatus(String word) {
        this.word = word;
    }

    /** In the API's words. */
    String word() {
        return word;
    }
}
