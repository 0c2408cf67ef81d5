package io.tollgate.app.demo;

import io.tollgate.filters.dialect.GatewayError.Kind;
import io.tollgate.filters.dialect.GatewayException;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the last user message orders, in square brackets, anywhere in its text:
 *
 * <ul>
 *   <li>{@code [fail 429]}: answer with this status (400 to 599) and an error
 *   <li>{@code [stall 10s]}: wait before the answer (units {@code ms} and {@code s}, ten minutes at
 *       most)
 *   <li>{@code [stall-after 5 10s]}: wait after five words
 *   <li>{@code [cut 5]}: break the connection off after five words
 *   <li>{@code [slow 200ms]}: wait this long between words, rather than 20 ms
 *   <li>{@code [garbage]}: answer with a page that is not of the dialect
 * </ul>
 *
 * Other text in brackets is left alone; an order that cannot be read is refused.
 *
 * @param words the message without the orders
 * @param failStatus 0: do not fail
 * @param stall before the answer
 * @param stallAfter words before {@code stallMidway}
 * @param stallMidway after so many words
 * @param cutAfter words before the connection breaks; negative: it does not
 * @param pace between words
 */
record Rehearsal(
        String words,
        int failStatus,
        Duration stall,
        int stallAfter,
        Duration stallMidway,
        int cutAfter,
        Duration pace,
        boolean garbage) {

    private static final Pattern ORDER =
            Pattern.compile("\\[(fail|stall|stall-after|cut|slow|garbage)(?: ([^\\]]*))?]");
    private static final Pattern TIME = Pattern.compile("(\\d{1,6})(ms|s)");
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final Duration USUAL_PACE = Duration.ofMillis(20);

    /** The orders in a message. */
    static Rehearsal in(String message) {
        Orders orders = new Orders();
        Matcher order = ORDER.matcher(message);
        while (order.find()) {
            orders.take(order.group(1), order.group(2));
        }
        return orders.rehearsal(order.replaceAll("").strip());
    }

    private static GatewayException unreadable(String order) {
        return new GatewayException(
                Kind.INVALID_REQUEST,
                "Cannot read the order ["
                        + order
                        + "]; there are [fail 429], [stall 10s], [stall-after 5 10s], [cut 5],"
                        + " [slow 200ms] and [garbage].");
    }

    /** The orders found so far. */
    private static final class Orders {

        private int failStatus;
        private Duration stall = Duration.ZERO;
        private int stallAfter;
        private Duration stallMidway = Duration.ZERO;
        private int cutAfter = -1;
        private Duration pace = USUAL_PACE;
        private boolean garbage;

        void take(String name, @Nullable String argument) {
            String given = argument == null ? "" : argument.strip();
            switch (name) {
                case "fail" -> failStatus = number(name, given, 400, 599);
                case "stall" -> stall = time(name, given);
                case "cut" -> cutAfter = number(name, given, 0, 10_000);
                case "slow" -> pace = time(name, given);
                case "stall-after" -> {
                    String[] parts = given.split(" +", 2);
                    stallAfter = number(name, parts[0], 0, 10_000);
                    stallMidway = time(name, parts.length < 2 ? "" : parts[1]);
                }
                default -> garbage = true;
            }
        }

        private static int number(String name, String text, int least, int greatest) {
            int number = text.matches("\\d{1,5}") ? Integer.parseInt(text) : -1;
            if (number < least || number > greatest) {
                throw unreadable(name + " " + text);
            }
            return number;
        }

        private static Duration time(String name, String text) {
            Matcher time = TIME.matcher(text);
            if (!time.matches()) {
                throw unreadable(name + " " + text);
            }
            long count = Long.parseLong(time.group(1));
            Duration duration =
                    time.group(2).equals("ms")
                            ? Duration.ofMillis(count)
                            : Duration.ofSeconds(count);
            return duration.compareTo(LONGEST) > 0 ? LONGEST : duration;
        }

        Rehearsal rehearsal(String words) {
            return new Rehearsal(
                    words, failStatus, stall, stallAfter, stallMidway, cutAfter, pace, garbage);
        }
    }
}
