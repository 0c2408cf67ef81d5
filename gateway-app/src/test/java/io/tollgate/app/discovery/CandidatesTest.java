package io.tollgate.app.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.app.discovery.Discovery.Candidate;
import io.tollgate.filters.dialect.Dialects;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CandidatesTest {

    @ParameterizedTest
    @CsvSource({
        ", http://127.0.0.1:11434",
        "localhost, http://localhost:11434",
        "0.0.0.0, http://127.0.0.1:11434",
        "0.0.0.0:9999, http://127.0.0.1:9999",
        "[::1]:5, http://[::1]:5",
        "gpu.example:1234, http://gpu.example:1234",
        "http://gpu.example, http://gpu.example:80",
        "https://gpu.example, https://gpu.example:443",
        "https://gpu.example:1/, https://gpu.example:1",
    })
    void readsOllamaHostAsOllamaDoes(String host, String url) {
        assertThat(Candidates.ollama(host)).hasToString(url);
    }

    @Test
    void aHostThatIsNoneIsLeftOut() {
        assertThat(Candidates.ollama("not a host")).isNull();
    }

    @Test
    void keysMakeProviders() {
        List<Candidate> found =
                Candidates.in(
                        Dialects.found(),
                        Map.of("OPENAI_API_KEY", " sk-x ", "ANTHROPIC_API_KEY", "  ")::get);

        assertThat(found)
                .extracting(candidate -> candidate.provider().name())
                .containsExactly("ollama", "openai");
        assertThat(found.getLast().provider().apiKeys().getFirst().reveal()).isEqualTo("sk-x");
        assertThat(found.getLast().toString()).doesNotContain("sk-x");
    }
}
