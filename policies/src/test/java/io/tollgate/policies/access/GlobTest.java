package io.tollgate.policies.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class GlobTest {

    @ParameterizedTest
    @CsvSource({
        "claude-*, claude-opus, true",
        "claude-*, claude-, true",
        "claude-*, Claude-opus, false",
        "claude-*, xclaude-opus, false",
        "gpt-5, gpt-5, true",
        "gpt-5, gpt-5.1, false",
        "gpt.5, gpt-5, false",
        "*, anything, true",
        "*, '', true",
        "'', '', true",
        "'', x, false",
        "a*b*c, abbc, true",
        "a*b*c, acb, false",
        "**a, ba, true",
        "*(, x(, true",
        "*, 'two\nlines', true",
    })
    void starsStandForAnything(String glob, String name, boolean matches) {
        assertThat(Glob.matches(glob, name)).isEqualTo(matches);
    }

    @Test
    void saysWhatAnExpressionWouldSay() {
        Random random = new Random(3);
        int matched = 0;
        for (int i = 0; i < 20_000; i++) {
            String glob = text(random, "ab*");
            String name = text(random, "ab");
            boolean expected = Pattern.matches(glob.replace("*", ".*"), name);
            assertThat(Glob.matches(glob, name)).as("%s on %s", glob, name).isEqualTo(expected);
            matched += expected ? 1 : 0;
        }
        assertThat(matched).isBetween(2_000, 18_000);
    }

    private static String text(Random random, String alphabet) {
        StringBuilder text = new StringBuilder();
        for (int length = random.nextInt(8); length > 0; length--) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }

    /** An expression that tries each star anew would not come back from this. */
    @Test
    @Timeout(10)
    void aMadeUpNameTakesNoLongerThanItsLength() {
        assertThat(Glob.matches("*a".repeat(40) + "b", "a".repeat(20_000))).isFalse();
    }
}
