package io.tollgate.policies.store.price;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TermsTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "input=0",
                "input=3 cacheRead=0.3 cacheWrite5m=3.75 cacheWrite1h=6 output=15 reasoning=15"
                        + " audioInput=40 audioOutput=80 image=1 request=0.000000000001",
                "input=3 output=15 > 200000 input=6 output=22.5 > 500000 input=0.000001",
            })
    void isWrittenAsItWasRead(String text) {
        assertThat(TermsText.write(TermsText.parse(text))).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                " output=15.0  input=03.10 >200000 input=6 | input=3.1 output=15 > 200000 input=6",
                "input=100.00 | input=100",
            })
    void hasOneForm(String text, String form) {
        assertThat(TermsText.write(TermsText.parse(text))).isEqualTo(form);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|expected KIND=PRICE",
                "inputs=3|expected KIND=PRICE with a kind of input, cacheRead",
                "input|expected KIND=PRICE",
                "input=|expected KIND=PRICE",
                "input=-1|expected KIND=PRICE",
                "input=1e3|expected KIND=PRICE",
                "input=NaN|expected KIND=PRICE",
                "input=1 input=2|input: has two prices",
                "input=0.0000001|input: a price has at most 6 decimals",
                "input=1 > x input=2|expected a number of tokens after '>'",
                "input=1 >|expected a number of tokens after '>'",
                "input=1 > 5|no price is given",
                "input=1 > 5 input=2 > 5 input=3|context tiers must rise",
                "input=1 > 0 input=2|context tiers must rise",
            })
    void saysWhatIsWrong(String text, String why) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TermsText.parse(text))
                .withMessageStartingWith(why);
    }
}
