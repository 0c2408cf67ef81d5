package io.tollgate.bench;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the mock is told to do, written into the last user message, the one place that no gateway
 * rewrites.
 *
 * @param chunks how many chunks a stream has
 * @param delayMillis how far apart they are; 0: as fast as they are taken
 * @param replyBytes about how long a whole reply is, or a chunk of a stream without delay
 */
record Order(int chunks, int delayMillis, int replyBytes) {

    private static final String START = "mock c=";
    private static final Pattern FORM = Pattern.compile("mock c=(\\d+) d=(\\d+) r=(\\d+)");

    static Order in(String body) {
        Matcher matcher = FORM.matcher(body);
        int from = body.indexOf(START);
        if (from < 0 || !matcher.find(from)) {
            throw new IllegalArgumentException("The request carries no order for the mock");
        }
        return new Order(
                Integer.parseInt(matcher.group(1)),
                Integer.parseInt(matcher.group(2)),
                Integer.parseInt(matcher.group(3)));
    }

    boolean atOnce() {
        return delayMillis == 0;
    }

    @Override
    public String toString() {
        return "mock c=" + chunks + " d=" + delayMillis + " r=" + replyBytes;
    }
}
