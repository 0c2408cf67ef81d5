package io.tollgate.filters.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Forms with files: the model is found and replaced, everything else is left alone. */
class FormFieldsTest {

    private static final String FORM =
            "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"model\"\r\n"
                    + "Content-Type: audio/mpeg\r\n\r\n\u0000--b\r\n--c\r\n\r\n\r\n--b\r\n"
                    + "content-disposition: form-data; name=\"model\"\r\n\r\nwhisper-☀\r\n--b\r\n"
                    + "Content-Disposition: form-data; name=language\r\n\r\n\r\n--b--\r\n";

    private static FormFields scan(String form, String... names) {
        return FormFields.scan(form.getBytes(UTF_8), "b", Set.of(names));
    }

    @Test
    void findsFieldsByName() {
        FormFields form = scan(FORM, "model", "language", "prompt");

        assertThat(form.text("model")).isEqualTo("whisper-☀");
        assertThat(form.text("language")).isEmpty();
        assertThat(form.text("prompt")).isNull();
        assertThat(form.text("file")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "a-much-longer-name-than-before"})
    void replacesAValueAndNothingElse(String model) {
        byte[] changed = scan(FORM, "model").with("model", model);

        assertThat(new String(changed, UTF_8)).isEqualTo(FORM.replace("whisper-☀", model));
    }

    /** Where a path names the model, the form need not. */
    @Test
    void addsAFieldThatIsNotThere() {
        byte[] changed = scan(FORM, "prompt").with("prompt", "sea ☀");

        assertThat(new String(changed, UTF_8)).endsWith(FORM);
        assertThat(FormFields.scan(changed, "b", Set.of("prompt", "model")).text("prompt"))
                .isEqualTo("sea ☀");
        assertThat(FormFields.scan(changed, "b", Set.of("prompt", "model")).text("model"))
                .isEqualTo("whisper-☀");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "--b",
                "--c--",
                "{\"model\":\"m\"}",
                "--b\r\nContent-Disposition: form-data; name=\"model\"\r\n\r\nno end",
                "--b\r\nno head\r\n--b--",
                "--b\r\nDisposition: --b\r\n--b--\r\n\r\nhead across a boundary\r\n--b--",
                "--bb\r\nContent-Disposition: form-data; name=\"model\"\r\n\r\nm\r\n--bb--"
            })
    void refusesWhatIsNoForm(String form) {
        assertThatThrownBy(() -> scan(form, "model"))
                .isInstanceOf(MalformedInput.class)
                .hasMessageStartingWith("not a form");
    }

    /** Gateway and provider might each believe another one. */
    @Test
    void refusesAFieldThatStandsTwice() {
        String twice = FORM.replace("name=language", "name=\"model\"");

        assertThatThrownBy(() -> scan(twice, "model"))
                .isInstanceOf(MalformedInput.class)
                .hasMessage("model: stands twice in the same form");
    }
}
