package io.tollgate.filters.dialect.ollama;

import io.tollgate.filters.dialect.Lookup;
import io.tollgate.filters.dialect.RequestHeaders;
import java.util.List;
import java.util.function.Function;

/** A lookup at one path. */
record PathLookup(List<String> methods, String path, Function<Question, Answer> answers)
        implements Lookup {

    @Override
    public boolean matches(String asked, RequestHeaders headers) {
        return asked.equals(path);
    }

    @Override
    public Answer answer(Question question) {
        return answers.apply(question);
    }
}
