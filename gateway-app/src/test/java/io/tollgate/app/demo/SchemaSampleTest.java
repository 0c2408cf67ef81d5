package io.tollgate.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class SchemaSampleTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | {}",
                "{\"properties\":{\"a\":{\"type\":\"string\"}}} | {}",
                "{\"required\":[\"a\"],\"properties\":{\"a\":{\"type\":\"string\"}}} | {\"a\":\"a\"}",
                "{\"required\":[\"a\"],\"properties\":{\"a\":{\"enum\":[\"x\",\"y\"]}}} | {\"a\":\"x\"}",
                "{\"required\":[\"a\"],\"properties\":{\"a\":{\"const\":7}}} | {\"a\":7}",
                "{\"required\":[\"a\"],\"properties\":{\"a\":{\"type\":[\"integer\",\"null\"]}}} | {\"a\":1}",
                "{\"required\":[\"a\"],\"properties\":{\"a\":{\"type\":\"array\",\"items\":{\"type\":\"boolean\"}}}} | {\"a\":[true]}",
                "{\"required\":[\"a\"],\"properties\":{\"a\":{\"$ref\":\"#/$defs/p\"}},\"$defs\":{\"p\":{\"type\":\"object\",\"required\":[\"q\"],\"properties\":{\"q\":{\"default\":2}}}}} | {\"a\":{\"q\":2}}",
                "{\"required\":[\"a\"],\"properties\":{\"a\":{\"anyOf\":[{\"type\":\"number\"},{\"type\":\"null\"}]}}} | {\"a\":1}",
            })
    void samplesWhatIsRequired(String schema, String sample) {
        assertThat(SchemaSample.of(JsonMapper.shared().readTree(schema))).hasToString(sample);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value =
                    "{\"required\":[\"a\"],\"properties\":{\"a\":{\"$ref\":\"#\"}}} | {\"a\":{\"a\":")
    void aSchemaThatContainsItselfEnds(String schema, String start) {
        assertThat(SchemaSample.of(JsonMapper.shared().readTree(schema)).toString())
                .startsWith(start);
    }
}
