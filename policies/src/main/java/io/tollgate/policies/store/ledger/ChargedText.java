package io.tollgate.policies.store.ledger;

import io.tollgate.policies.budget.Hold.Charged;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Windows that pay, as a row holds them: one a line, with {@code +} before it if leased, else
 * {@code -}.
 */
final class ChargedText {

    private ChargedText() {}

    static String write(List<Charged> windows) {
        return windows.stream()
                .map(window -> (window.leased() ? '+' : '-') + window.window())
                .collect(Collectors.joining("\n"));
    }

    static List<Charged> read(String text) {
        return text.lines()
                .map(line -> new Charged(line.substring(1), line.charAt(0) == '+'))
                .toList();
    }
}
