package io.tollgate.filters.dialect;

import java.util.Collection;
import java.util.SequencedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The fields of one request that could not cross from the client's dialect to the provider's, by
 * their paths in the client's. They are named to the caller, so nothing is lost in silence.
 */
public final class Losses {

    private static final Pattern INDEX = Pattern.compile("\\[\\d+]");

    private final TreeSet<String> fields = new TreeSet<>();

    /**
     * Enters a field: {@code logit_bias}, {@code messages[2].content[0].input_audio}. Array indexes
     * are left out, so that a long conversation makes no long list.
     */
    public void add(String field) {
        fields.add(INDEX.matcher(field).replaceAll("[]"));
    }

    public void addAll(Collection<String> all) {
        all.forEach(this::add);
    }

    public boolean isEmpty() {
        return fields.isEmpty();
    }

    public SequencedSet<String> fields() {
        return fields;
    }
}
