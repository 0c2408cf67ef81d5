package io.tollgate.filters.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.tollgate.filters.wire.FormFields;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Any bytes as a form with files: the model is replaced and nothing else changes, or it is none.
 */
class FormFuzzTest {

    private static final Set<String> MODEL = Set.of("model");

    static Stream<Arguments> forms() {
        return Stream.of(
                        "--b\r\nContent-Disposition: form-data; name=\"model\"\r\n\r\nm\r\n--b--\r\n",
                        "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"model\"\r\n\r\n"
                                + "--b\r\n--c\r\n\r\n--b\r\ncontent-disposition: form-data; name=model\r\n"
                                + "\r\nm\r\n--b--")
                .map(form -> Arguments.of((Object) form.getBytes(UTF_8)));
    }

    @MethodSource("forms")
    @FuzzTest
    void isReplaced(byte[] body) {
        Targets.tried(() -> replace(body));
    }

    private static void replace(byte[] body) {
        FormFields form = FormFields.scan(body, "b", MODEL);
        String model = form.text("model");
        if (model != null && model.indexOf('\ufffd') < 0) {
            FormFields other = FormFields.scan(form.with("model", "other"), "b", MODEL);
            if (!"other".equals(other.text("model"))) {
                throw new AssertionError("the model was not replaced");
            }
        }
    }
}
