package io.tollgate.policies.store.price;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tollgate.policies.lifecycle.Lifecycle;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LifecycleCatalogueTest {

    private static final PriceSnapshot PRICES =
            PriceSnapshot.of(
                    Catalogue.builtIn(),
                    new DeclaredPrices(
                            Map.of("router", URI.create("https://openrouter.ai/api/v1")),
                            List.of()));

    @ParameterizedTest
    @CsvSource({
        "router, x-ai/grok-4, 2026-05-15",
        "openrouter, X-AI/Grok-4, 2026-05-15",
        "openrouter, google/gemini-2.0-flash-001, 2026-06-01",
        "xai, grok-2-1212, ",
        "xai, grok-2-latest, ",
        "vertex, publishers/google/models/gemini-2.5-flash-preview-05-20, ",
        "mistral, mistral-tiny, ",
    })
    void ofThoseThatGoItIsKnown(String provider, String model, LocalDate retiresOn) {
        assertThat(PRICES.lifecycle(provider, "openai", model))
                .isEqualTo(new Lifecycle(null, retiresOn, null));
    }

    /** Those that are named alike stay. */
    @ParameterizedTest
    @CsvSource({
        "router, x-ai/grok-4.5",
        "xai, grok-4",
        "xai, grok-2-vision-1212",
        "google, gemini-2.5-flash",
        "google, gemini-2.5-flash-preview-09-2025",
        "mistral, mistral-small-latest",
        "nobody, grok-2-1212",
    })
    void ofOthersNothingIsSaid(String provider, String model) {
        assertThat(PRICES.lifecycle(provider, "ollama", model)).isNull();
    }

    @Test
    void aBrokenLineIsNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LifecycleCatalogue.read(List.of("xai|grok|2026-01-01")))
                .withMessageContaining("xai|grok|2026-01-01");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> LifecycleCatalogue.read(List.of("xai|grok|2027-01-01|2026-01-01")));
    }
}
