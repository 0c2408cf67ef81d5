package io.tollgate.filters.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class MarkersTest {

    private static final List<String> TEXTS = List.of("\"ab", "\"abc", "ba", "\\u00", "aa");
    private static final String LETTERS = "\"ab\\u0c";

    private static Slice slice(String text) {
        return Slice.of(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static long expected(String text) {
        long found = 0;
        for (int number = 0; number < TEXTS.size(); number++) {
            found |= text.contains(TEXTS.get(number)) ? 1L << number : 0;
        }
        return found;
    }

    @Test
    void findsWhatOccurs() {
        Markers markers = new Markers(TEXTS);
        Random random = new Random(7);
        for (int trial = 0; trial < 20_000; trial++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(12); length > 0; length--) {
                text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
            }
            assertThat(markers.in(slice(text.toString())))
                    .as(text.toString())
                    .isEqualTo(expected(text.toString()));
        }
    }

    @Test
    void looksAtThePartAlone() {
        byte[] array = "xxbaxx".getBytes(StandardCharsets.US_ASCII);
        Markers markers = new Markers(List.of("ba"));
        assertThat(markers.in(new Slice(array, 2, 4))).isOne();
        assertThat(markers.in(new Slice(array, 2, 3))).isZero();
        assertThat(markers.in(new Slice(array, 3, 6))).isZero();
    }

    @Test
    void twoCharactersAreTheLeast() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Markers(List.of("a")));
    }
}
