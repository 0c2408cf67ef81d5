package io.tollgate.filters.dialect.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tollgate.filters.dialect.Home;
import io.tollgate.filters.wire.MalformedInput;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VendorTableTest {

    @Test
    void everyRowIsADialect() {
        assertThat(new CompatibleDialects().providers())
                .extracting(dialect -> dialect.name())
                .contains(
                        "openrouter",
                        "groq",
                        "deepseek",
                        "xai",
                        "together",
                        "fireworks",
                        "mistral",
                        "vllm",
                        "sglang",
                        "llamacpp",
                        "lmstudio")
                .doesNotHaveDuplicates();
        assertThat(VendorTable.ROWS)
                .allSatisfy(
                        row -> {
                            assertThat(row.see()).isNotEmpty();
                            assertThat(row.endpoints()).contains(OpenAiProvider.CHAT);
                            assertThat(row.url().getPath()).doesNotEndWith("/");
                        });
    }

    @Test
    void aRowSaysWhereItsHomeIs() {
        Home home = VendorRequestTest.dialect("groq").home();
        assertThat(home.baseUrl()).hasToString("https://api.groq.com/openai/v1");
        assertThat(home.keyVariable()).isEqualTo("GROQ_API_KEY");
        assertThat(VendorRequestTest.dialect("vllm").home().keyVariable()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "'urll':'x' | unknown [a.urll]",
                "'request':{'drop':['n']} | unknown [a.request.drop]",
                "'messages':{'role':{}} | unknown [a.messages.role]",
                "'answer':{'cache':'x'} | unknown [a.answer.cache]",
                "'errors':{'x':'NO_SUCH'} | a.errors.x: expected a kind of error",
                "'thinking':[{'models':'(','efforts':{}}] | a.thinking[0].models: expected a regular",
                "'thinking':[{'models':'x','efforts':'none'}] | the name of a ladder",
                "'thinking':[{'models':'x','efforts':{'hard':{}}}] | efforts.hard: expected one of",
                "'endpoints':[1] | a.endpoints: expected an array of strings",
            })
    void aSlipOfThePenIsRefused(String rule, String complaint) {
        String table = "{'vendors':{'a':{'title':'A','url':'http://a'," + rule + "}}}";
        assertThatThrownBy(
                        () ->
                                VendorTable.read(
                                        table.replace('\'', '"').getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(MalformedInput.class)
                .hasMessageContaining(complaint);
    }
}
