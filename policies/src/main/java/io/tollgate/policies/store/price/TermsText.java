package io.tollgate.policies.store.price;

import io.tollgate.policies.price.ContextTier;
import io.tollgate.policies.price.Rates;
import io.tollgate.policies.price.Terms;
import io.tollgate.policies.price.TokenKind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Prices as a line of text: {@code input=3 output=15 > 200000 input=6 output=22.5}. After a {@code
 * >} stand the prices of the requests whose prompts have more tokens than the number: all that they
 * have, the shorter ones' do not go on.
 */
public final class TermsText {

    private static final Map<String, TokenKind> KINDS =
            Arrays.stream(TokenKind.values())
                    .collect(Collectors.toMap(TokenKind::word, Function.identity()));
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}(\\.\\d{1,30})?");
    private static final Pattern TOKENS = Pattern.compile("\\d{1,12}");
    private static final Pattern SPACES = Pattern.compile("\\s+");

    private TermsText() {}

    /** In its one form: the same terms give the same text. */
    public static String write(Terms terms) {
        StringBuilder text = new StringBuilder();
        for (ContextTier tier : terms.tiers()) {
            if (tier.above() > 0) {
                text.append(" > ").append(tier.above()).append(' ');
            }
            text.append(
                    tier.rates().prices().entrySet().stream()
                            .map(e -> e.getKey().word() + "=" + e.getValue().toPlainString())
                            .collect(Collectors.joining(" ")));
        }
        return text.toString();
    }

    /**
     * @throws IllegalArgumentException if it does not say prices; the message says what is wrong
     */
    public static Terms parse(String text) {
        List<ContextTier> tiers = new ArrayList<>();
        String[] parts = text.split(">", -1);
        tiers.add(new ContextTier(0, rates(SPACES.splitAsStream(parts[0].strip()).toList())));
        for (int i = 1; i < parts.length; i++) {
            List<String> words = SPACES.splitAsStream(parts[i].strip()).toList();
            if (!TOKENS.matcher(words.getFirst()).matches()) {
                throw new IllegalArgumentException(
                        "expected a number of tokens after '>', and not '%s'"
                                .formatted(words.getFirst()));
            }
            tiers.add(
                    new ContextTier(
                            Long.parseLong(words.getFirst()),
                            rates(words.subList(1, words.size()))));
        }
        return new Terms(tiers);
    }

    private static Rates rates(List<String> words) {
        Map<TokenKind, BigDecimal> prices = new EnumMap<>(TokenKind.class);
        for (String word : words) {
            int equals = word.indexOf('=');
            TokenKind kind = equals < 0 ? null : KINDS.get(word.substring(0, equals));
            String number = word.substring(equals + 1);
            if (kind == null || !NUMBER.matcher(number).matches()) {
                throw new IllegalArgumentException(
                        "expected KIND=PRICE with a kind of %s, and not '%s'"
                                .formatted(kinds(), word));
            }
            if (prices.put(kind, new BigDecimal(number)) != null) {
                throw new IllegalArgumentException(kind.word() + ": has two prices");
            }
        }
        if (prices.isEmpty()) {
            throw new IllegalArgumentException("no price is given");
        }
        return new Rates(prices);
    }

    private static String kinds() {
        return Arrays.stream(TokenKind.values())
                .map(TokenKind::word)
                .collect(Collectors.joining(", "));
    }
}
