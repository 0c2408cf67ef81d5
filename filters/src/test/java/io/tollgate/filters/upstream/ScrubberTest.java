package io.tollgate.filters.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScrubberTest {

    @ParameterizedTest
    @CsvSource({
        "Incorrect API key provided: sk-proj-ab****yz. Fix it., Incorrect API key provided: *** Fix it.",
        "token hunter2hunter2 is bad, token *** is bad",
        "sent Bearer abcdefgh12345, sent ***",
        "the model gpt-4.1 does not exist, the model gpt-4.1 does not exist",
        "a task-oriented key, a task-oriented key",
    })
    void credentialsGoAndWordsStay(String words, String expected) {
        assertThat(Scrubber.scrub(words, List.of(new Secret("hunter2hunter2"))))
                .isEqualTo(expected);
    }
}
