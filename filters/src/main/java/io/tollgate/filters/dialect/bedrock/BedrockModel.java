package io.tollgate.filters.dialect.bedrock;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a model's id says of what it can be told. Bedrock refuses a whole request for a field that
 * its model does not have, so fields are written for those that are known to have them, and for
 * models whose id, the ARN of a profile, tells nothing.
 *
 * @param version of a Claude, hundred times the major one and the minor: 4.5 is 405; 0 of others
 * @see <a
 *     href="https://docs.aws.amazon.com/bedrock/latest/userguide/conversation-inference-supported-models-features.html">
 *     Models and features</a>
 */
record BedrockModel(Family family, int version) {

    /** Who made it. */
    enum Family {
        CLAUDE,
        NOVA,
        NOVA_2,
        GPT_OSS,
        /** Other models of open weights, whose answers can be bound to a schema. */
        OPEN,
        /** Older ones. */
        PLAIN,
        UNKNOWN
    }

    private static final Pattern CLAUDE =
            Pattern.compile(
                    "claude(?:-(?!v\\d)[a-z]+)*(?:-v?(?<major>\\d{1,2})(?:-(?<minor>\\d{1,2}))?(?!\\d))?");

    private static final Pattern OPEN =
            Pattern.compile(
                    "(?:^|[./])(?:qwen|deepseek|mistral|google|nvidia|minimax|moonshot(?:ai)?|zai)[.]");

    private static final Pattern PLAIN =
            Pattern.compile("(?:^|[./])(?:meta|cohere|ai21|writer|amazon[.]titan)[.-]");

    static BedrockModel of(String id) {
        Matcher claude = CLAUDE.matcher(id);
        if (claude.find()) {
            String major = claude.group("major");
            String minor = claude.group("minor");
            return new BedrockModel(
                    Family.CLAUDE,
                    major == null
                            ? Integer.MAX_VALUE
                            : 100 * Integer.parseInt(major)
                                    + (minor == null ? 0 : Integer.parseInt(minor)));
        }
        return new BedrockModel(familyOf(id), 0);
    }

    private static Family familyOf(String id) {
        if (id.contains("amazon.nova-2")) {
            return Family.NOVA_2;
        }
        if (id.contains("amazon.nova")) {
            return Family.NOVA;
        }
        if (id.contains("openai.gpt-oss")) {
            return Family.GPT_OSS;
        }
        if (OPEN.matcher(id).find()) {
            return Family.OPEN;
        }
        return PLAIN.matcher(id).find() ? Family.PLAIN : Family.UNKNOWN;
    }

    boolean isClaude() {
        return family == Family.CLAUDE;
    }

    boolean isNova() {
        return family == Family.NOVA || family == Family.NOVA_2;
    }

    /** Whether prompts can be marked for its cache. */
    boolean caches() {
        return isNova() || family == Family.UNKNOWN || version >= 305;
    }

    /** Whether tools can be marked as well, and for how long. */
    boolean cachesTools() {
        return caches() && !isNova();
    }

    /** Whether it can be told that a tool has failed. */
    boolean knowsFailures() {
        return isClaude() || isNova() || family == Family.UNKNOWN;
    }

    /** Whether its answers, and its calls, can be bound to a schema. */
    boolean formats() {
        return switch (family) {
            case CLAUDE -> version >= 405;
            case GPT_OSS, OPEN, UNKNOWN -> true;
            case NOVA, NOVA_2, PLAIN -> false;
        };
    }

    /** Whether its draws may be chosen. */
    boolean samples() {
        return !isClaude() || version < 407;
    }

    /** Whether it thinks at all, as a Claude does. */
    boolean thinks() {
        return isClaude() && version >= 307;
    }

    /** Whether it decides by itself how long to think, and is told an effort. */
    boolean adaptive() {
        return isClaude() && version >= 406;
    }

    /** Whether it thinks unless told not to. */
    boolean thinksUnasked() {
        return isClaude() && version >= 500;
    }

    /** Whether it can be told not to think. */
    boolean canKeepStill() {
        return version < 505;
    }

    /** Whether it knows an effort between high and max. */
    boolean knowsExtraHigh() {
        return version >= 407;
    }
}
