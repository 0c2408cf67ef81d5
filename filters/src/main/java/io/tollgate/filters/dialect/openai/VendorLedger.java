package io.tollgate.filters.dialect.openai;

import io.tollgate.filters.dialect.LossLedger;
import java.util.Map;
import java.util.TreeMap;

/** What a compatible provider cannot be told: what OpenAI cannot, and what its row says. */
final class VendorLedger {

    private VendorLedger() {}

    static LossLedger of(Vendor vendor) {
        Map<String, String> unsaid =
                new TreeMap<>(LossLedger.beside(OpenAiProvider.class).unsaid());
        RequestRules request = vendor.request();
        MessageRules messages = vendor.messages();
        if (request.topK()) {
            unsaid.remove("top_k");
        }
        if (request.documentUrls()) {
            unsaid.remove("messages[].content[].document");
        }
        if (messages.prefix()) {
            unsaid.remove("messages[].prefill");
        }
        if (messages.thoughts() != null && !messages.thoughts().equals(MessageRules.CONTENT)) {
            unsaid.remove("messages[].reasoning");
        }
        unsaid.putAll(request.refuses());
        unsaid.putAll(request.thinkersRefuse());
        messages.refuses()
                .forEach(
                        (member, reason) ->
                                unsaid.put(
                                        "messages[]" + member.substring(member.indexOf('.')),
                                        reason));
        request.formats()
                .keySet()
                .forEach(
                        type ->
                                unsaid.put(
                                        "response_format." + type, vendor.title() + " has none."));
        request.values()
                .forEach(
                        (member, words) -> {
                            if (words.containsKey(RequestRules.OBJECT)) {
                                unsaid.put(member + ".function", vendor.title() + " takes words.");
                            }
                        });
        if (!messages.parts().isEmpty()) {
            String known = vendor.title() + " reads only " + messages.parts() + ".";
            PartEdits.WORDS.forEach(
                    (type, word) -> {
                        if (!messages.parts().contains(type)) {
                            unsaid.put("messages[].content[]." + word, known);
                        }
                    });
        }
        if (vendor.thinking().stream().anyMatch(Thinkers::refuseForcedTools)) {
            unsaid.put("tool_choice", "No tool can be forced on a model while it thinks.");
        }
        unsaid.put("reasoning_effort", "Models that think as long as they will.");
        return new LossLedger(Map.of(), unsaid);
    }
}
