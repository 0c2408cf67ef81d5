package io.tollgate.policies.store.price;

import io.tollgate.policies.price.Terms;
import java.util.List;

/**
 * A line of the catalogue.
 *
 * @param from a date, empty: always
 */
record CatalogueLine(String provider, String model, List<String> names, String from, Terms terms) {

    @Override
    public String toString() {
        String known = names.equals(List.of(model)) ? "" : String.join(" ", names);
        String line = String.join("|", provider, model, known, from, TermsText.write(terms));
        if (line.chars().filter(c -> c == '|').count() != 4 || model.indexOf(' ') >= 0) {
            throw new IllegalStateException("cannot be written as a line: " + line);
        }
        return line;
    }
}
