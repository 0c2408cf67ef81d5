package io.tollgate.filters.laws;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.filters.dialect.ChatRequest;
import io.tollgate.filters.dialect.Losses;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * From one dialect to another and back a conversation keeps its meaning, but for what was reported
 * as lost on the way: made-up conversations, from seeds. {@code -Dtest.jvm=-Dconversations=N} tries
 * more.
 */
class RoundTripTest {

    private static final int CONVERSATIONS = Integer.getInteger("conversations", 300);

    static Stream<Arguments> pairs() {
        return Dialect.ALL.stream()
                .flatMap(
                        home ->
                                Dialect.ALL.stream()
                                        .filter(abroad -> abroad != home)
                                        .map(abroad -> Arguments.of(home, abroad)));
    }

    static Stream<Dialect> dialects() {
        return Dialect.ALL.stream();
    }

    @ParameterizedTest(name = "{0} to {1} and back")
    @MethodSource("pairs")
    void aConversationComesBack(Dialect home, Dialect abroad) {
        for (long seed = 0; seed < CONVERSATIONS; seed++) {
            ChatRequest meant = made(seed, home, abroad);
            ChatRequest said = home.read(home.write(meant, none()), none());
            Losses lost = new Losses();
            ChatRequest heard = abroad.read(abroad.write(said, lost), none());
            ChatRequest back = home.read(home.write(heard, lost), none());

            check(seed, said, back, lost.fields());
        }
    }

    @ParameterizedTest
    @MethodSource("dialects")
    void aConversationIsReadAsItWasWritten(Dialect dialect) {
        for (long seed = 0; seed < CONVERSATIONS; seed++) {
            ChatRequest meant = made(seed, dialect);
            Losses lost = new Losses();

            check(seed, meant, dialect.read(dialect.write(meant, lost), none()), lost.fields());
        }
    }

    /**
     * Anthropic's way to a form of the answer may be a tool, which no reader takes for a form, and
     * OpenAI's and Cohere's to a picture in a result is a message behind it.
     */
    private static ChatRequest made(long seed, Dialect... way) {
        return Conversations.of(
                seed, !leads("anthropic", way), !leads("openai", way) && !leads("cohere", way));
    }

    private static boolean leads(String dialect, Dialect... way) {
        return Stream.of(way).anyMatch(one -> one.client().name().equals(dialect));
    }

    private static void check(long seed, ChatRequest said, ChatRequest back, Set<String> lost) {
        Set<String> excused = new TreeSet<>(lost);
        assertThat(Meaning.of(back, excused))
                .as("seed %d, lost %s", seed, lost)
                .isEqualTo(Meaning.of(said, excused));
    }

    private static Losses none() {
        return new Losses();
    }
}
