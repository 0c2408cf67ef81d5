package io.tollgate.policies.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class KeyTextTest {

    private static final String PEPPER = "a pepper of more than 32 characters";
    private static final String OLD = "another one, that was used before it";

    @Test
    void isReadAsItWasWritten() {
        for (int i = 0; i < 1_000; i++) {
            KeyText key = KeyText.generate(i % 2 == 0);
            assertThat(key.reveal()).matches(KeyText.PATTERN);
            KeyText read = Objects.requireNonNull(KeyText.parse(key.reveal()));
            assertThat(read.id()).isEqualTo(key.id());
            assertThat(key).asString().doesNotContain(key.id());
        }
    }

    @Test
    void oneWrongCharacterIsNoticed() {
        String key = KeyText.generate(false).reveal();
        for (int at = 0; at < key.length(); at++) {
            char other = key.charAt(at) == 'x' ? 'y' : 'x';
            String wrong = key.substring(0, at) + other + key.substring(at + 1);
            assertThat(KeyText.parse(wrong)).as(wrong).isNull();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "tg_sk_",
                "sk-proj-abcdef",
                "tg_sk_000000000000_00000000000000000000000000000000_000000",
                "tg_xx_000000000000_00000000000000000000000000000000_000000",
                "tg_sk_00000000000é_00000000000000000000000000000000_000000",
            })
    void whatIsNoKeyIsNone(String text) {
        assertThat(KeyText.parse(text)).isNull();
    }

    /** Also those that leave the alphabet, or ASCII. */
    @Test
    void oneFlippedBitIsNoticed() {
        for (int round = 0; round < 20; round++) {
            String key = KeyText.generate(round % 2 == 0).reveal();
            for (int at = 0; at < key.length(); at++) {
                for (int bit = 0; bit < Character.SIZE; bit++) {
                    char other = (char) (key.charAt(at) ^ (1 << bit));
                    String wrong = key.substring(0, at) + other + key.substring(at + 1);
                    assertThat(KeyText.parse(wrong)).as("bit %d of %d", bit, at).isNull();
                }
            }
        }
    }

    @Test
    void whatIsAddedOrMissingIsNoticed() {
        String key = KeyText.generate(false).reveal();
        for (int at = 0; at <= key.length(); at++) {
            String head = key.substring(0, at);
            String tail = key.substring(at);
            for (String added : List.of("0", "_", " ", "\n", "\0", "\r\n", "é", "𝟘", key)) {
                assertThat(KeyText.parse(head + added + tail)).isNull();
            }
            if (!tail.isEmpty()) {
                assertThat(KeyText.parse(head)).isNull();
                assertThat(KeyText.parse(head + tail.substring(1))).isNull();
            }
        }
    }

    /** A team's key does not become a service account's, nor one key's secret another's. */
    @Test
    void partsOfTwoKeysAreNoKey() {
        String one = KeyText.generate(false).reveal();
        String other = KeyText.generate(false).reveal();
        for (int at = "tg_sk_".length() + 1; at < one.length(); at++) {
            String mixed = one.substring(0, at) + other.substring(at);
            // They may end alike.
            if (!mixed.equals(one)) {
                assertThat(KeyText.parse(mixed)).isNull();
            }
        }
        assertThat(KeyText.parse(one.replace("tg_sk_", "tg_sa_"))).isNull();
        assertThat(KeyText.parse(one.replace("tg_sk_", "tg_ak_"))).isNull();
        assertThat(KeyText.parse(KeyText.generateAdmin().reveal())).isNotNull();
    }

    @Test
    void aPepperThatCouldBeGuessedIsRefused() {
        for (List<String> peppers :
                List.of(List.<String>of(), List.of(""), List.of("short"), List.of(PEPPER, "x"))) {
            assertThatThrownBy(() -> new Peppers(peppers))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void onlyTheWholeKeyMatchesItsDigest() {
        Peppers peppers = new Peppers(List.of(PEPPER));
        KeyText key = KeyText.generate(false);
        KeySecret kept = KeySecret.parse(peppers.digest(key).text());
        assertThat(peppers.matches(key, kept)).isTrue();
        assertThat(peppers.matches(KeyText.renew(key.id(), false), kept)).isFalse();
        assertThat(kept).asString().isEqualTo("***");
    }

    @Test
    void anOlderPepperIsStillGood() {
        KeyText key = KeyText.generate(false);
        KeySecret kept = new Peppers(List.of(OLD)).digest(key);
        assertThat(new Peppers(List.of(PEPPER, OLD)).matches(key, kept)).isTrue();
        assertThat(new Peppers(List.of(PEPPER)).matches(key, kept)).isFalse();
    }
}
