package io.tollgate.filters.dialect.gemini;

import io.tollgate.filters.dialect.Part;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Thought signatures as seals. Gemini signs the part that it thought about, a call as a rule, and
 * wants the signature back on that part; the seal of a thought says: it belongs to the part behind.
 * A signature that came on a thought is marked, since it has to go back to the thought.
 *
 * <p>To Gemini's clients other providers' seals travel as signatures too, in Base64, which they are
 * by definition, marked with the dialect that they belong to.
 *
 * @see <a href="https://ai.google.dev/gemini-api/docs/thought-signatures">Thought signatures</a>
 */
final class Signatures {

    /** What Google documents for calls that another model made. */
    static final String SKIP = "skip_thought_signature_validator";

    private static final Set<String> DUMMIES = Set.of(SKIP, "context_engineering_is_the_way_to_go");
    private static final String OF_THOUGHT = "thought:";
    private static final String MARK = "tollgate:";

    private Signatures() {}

    /** A seal of Gemini's own. */
    static Part.Seal own(String signature, boolean ofThought) {
        return new Part.Seal(GeminiDialect.GEMINI, ofThought ? OF_THOUGHT + signature : signature);
    }

    static boolean isOwn(Part.@Nullable Seal seal) {
        return seal != null && seal.dialect().equals(GeminiDialect.GEMINI);
    }

    static boolean isOfThought(Part.Seal seal) {
        return seal.value().startsWith(OF_THOUGHT);
    }

    /** The seal that a client's signature is; null for one that says there is none. */
    static Part.@Nullable Seal read(String signature, boolean ofThought) {
        if (signature.isEmpty() || DUMMIES.contains(signature)) {
            return null;
        }
        Part.Seal foreign = foreign(signature);
        return foreign == null ? own(signature, ofThought) : foreign;
    }

    private static Part.@Nullable Seal foreign(String signature) {
        try {
            byte[] bytes = Base64.getDecoder().decode(Base64Text.standard(signature));
            String text = new String(bytes, StandardCharsets.UTF_8);
            int end = text.startsWith(MARK) ? text.indexOf(':', MARK.length()) : -1;
            return end < 0
                    ? null
                    : new Part.Seal(text.substring(MARK.length(), end), text.substring(end + 1));
        } catch (IllegalArgumentException _) {
            return null;
        }
    }

    /** The seal as a signature. */
    static String write(Part.Seal seal) {
        if (isOwn(seal)) {
            return isOfThought(seal) ? seal.value().substring(OF_THOUGHT.length()) : seal.value();
        }
        String marked = MARK + seal.dialect() + ":" + seal.value();
        return Base64.getEncoder().encodeToString(marked.getBytes(StandardCharsets.UTF_8));
    }
}
