package io.tollgate.app.demo;

import io.tollgate.filters.dialect.ChatRequest;
import io.tollgate.filters.dialect.ChatResponse;
import io.tollgate.filters.dialect.Finish;
import io.tollgate.filters.dialect.Finish.Reason;
import io.tollgate.filters.dialect.GatewayError.Kind;
import io.tollgate.filters.dialect.GatewayException;
import io.tollgate.filters.dialect.Message;
import io.tollgate.filters.dialect.Message.Role;
import io.tollgate.filters.dialect.Part;
import io.tollgate.filters.dialect.Sampling;
import io.tollgate.policies.usage.TokenUsage;
import java.util.List;
import java.util.stream.Collectors;

/** What the simulated models say. */
final class DemoModels {

    private static final String ECHO = "demo/echo";
    private static final String STORY = "demo/story";

    static final List<String> NAMES = List.of(ECHO, STORY);

    private static final String TALE =
            "At the foot of the pass stood a toll house, and in it lived a keeper who spoke every"
                    + " language of the valley. A merchant came and named his goods in his own"
                    + " tongue; the keeper nodded, wrote them down, and called them up the mountain"
                    + " in the tongue of the guards above. Nothing was lost on the way, for what"
                    + " had no word on the other side he read aloud to the merchant first. When fog"
                    + " closed the upper road, he did not pretend that it was open. He lit a lamp,"
                    + " told each traveller how far they had come, and wrote the hour beside their"
                    + " name. In spring the miller asked him what the winter had cost. The keeper"
                    + " opened his book, and it agreed with every purse in the valley.";

    private DemoModels() {}

    /** The text of the last user message, empty where there is none. */
    static String lastWords(ChatRequest request) {
        return request.messages().reversed().stream()
                .filter(message -> message.role() == Role.USER)
                .findFirst()
                .map(DemoModels::text)
                .orElse("");
    }

    /** The whole answer, tool calls and limits included. */
    static ChatResponse answer(ChatRequest request, String words, String id) {
        if (!NAMES.contains(request.model())) {
            throw new GatewayException(
                    Kind.MODEL_NOT_FOUND, "There is no model '" + request.model() + "' here.");
        }
        int asked = request.messages().stream().mapToInt(m -> count(text(m))).sum();
        List<Part> calls = DemoTools.calls(request, words, id);
        if (!calls.isEmpty()) {
            int said = calls.stream().mapToInt(part -> count(part.toString())).sum();
            return response(request, calls, Finish.of(Reason.TOOL_CALLS), asked, said);
        }
        String results = DemoTools.results(request);
        String text = !results.isEmpty() ? results : request.model().equals(ECHO) ? words : TALE;
        return cut(request, text, asked);
    }

    private static ChatResponse cut(ChatRequest request, String text, int asked) {
        Sampling sampling = request.sampling();
        Finish finish = Finish.of(Reason.END_TURN);
        String said = text;
        for (String stop : sampling.stop()) {
            int at = stop.isEmpty() ? -1 : said.indexOf(stop);
            if (at >= 0) {
                said = said.substring(0, at);
                finish = new Finish(Reason.STOP_SEQUENCE, stop);
            }
        }
        List<String> words = words(said);
        Integer limit = sampling.maxTokens();
        if (limit != null && words.size() > limit) {
            said = String.join("", words.subList(0, limit));
            finish = Finish.of(Reason.MAX_TOKENS);
        }
        List<Part> content = said.isEmpty() ? List.of() : List.of(new Part.Text(said));
        return response(request, content, finish, asked, count(said));
    }

    private static ChatResponse response(
            ChatRequest request, List<Part> content, Finish finish, int asked, int said) {
        return new ChatResponse(request.model(), content, finish, TokenUsage.of(asked, said));
    }

    /** The text in words, each with the space before it. */
    static List<String> words(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split("(?=\\s)(?<=\\S)"));
    }

    private static int count(String text) {
        return words(text).size();
    }

    private static String text(Message message) {
        return message.parts().stream()
                .filter(Part.Text.class::isInstance)
                .map(part -> ((Part.Text) part).text())
                .collect(Collectors.joining("\n"));
    }
}
