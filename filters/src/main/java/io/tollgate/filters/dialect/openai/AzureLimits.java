package io.tollgate.filters.dialect.openai;

import io.tollgate.filters.dialect.TargetModel;
import io.tollgate.filters.wire.JsonMembers;
import io.tollgate.filters.wire.JsonSplice;
import io.tollgate.filters.wire.Slice;
import java.util.Set;

/**
 * How long an answer may be, under the name that the model takes. A reasoning model refuses {@code
 * max_tokens}, and a deployment's name does not have to tell that it is one: that is declared on
 * the target.
 *
 * @see <a href="https://learn.microsoft.com/azure/ai-foundry/openai/how-to/reasoning">Azure OpenAI
 *     reasoning models</a>
 */
final class AzureLimits {

    private static final String OLD = "max_tokens";

    private AzureLimits() {}

    static byte[] named(byte[] body, TargetModel model) {
        if (!model.reasons(EffortWriter.thinks(model.name()))) {
            return body;
        }
        JsonMembers members = JsonMembers.scan(body, Set.of(OLD));
        Slice limit = members.value(OLD);
        return limit == null
                ? body
                : new JsonSplice(members)
                        .remove(OLD)
                        .set("max_completion_tokens", limit.toByteArray())
                        .toByteArray();
    }
}
