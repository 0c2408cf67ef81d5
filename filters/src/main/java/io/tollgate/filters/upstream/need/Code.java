package io.tollgate.filters.upstream.need;

import io.tollgate.filters.dialect.ChatRequest;
import io.tollgate.filters.dialect.Message;
import io.tollgate.filters.dialect.Part;
import java.util.List;
import java.util.regex.Pattern;

/** Whether the user's last message is about code, by marks that other texts hardly have. */
final class Code {

    /** So much of a message is looked at. */
    private static final int MOST_CHARS = 20_000;

    private static final Pattern MARK =
            Pattern.compile(
                    "```|^\\s*(?:def|class|func|fn|import|package|#include|public|private)\\b"
                            + ".*(?:[({;]|:\\s*$)"
                            + "|\\bfunction\\s*\\w*\\(|=>\\s*\\{|^\\s*at [\\w.$]+\\("
                            + "|(?i:\\bselect\\s[\\w*,.\\s]{1,100}\\sfrom\\s+\\w+\\s*(?:;|where|join|group|order))"
                            + "|Traceback \\(most recent|\\w(?:Exception|Error)\\b",
                    Pattern.MULTILINE);

    private Code() {}

    static boolean isIn(ChatRequest request) {
        List<Message> messages = request.messages();
        for (int i = messages.size() - 1; i >= 0; i--) {
            if (messages.get(i).role() == Message.Role.USER) {
                return messages.get(i).parts().stream().anyMatch(Code::isCode);
            }
        }
        return false;
    }

    private static boolean isCode(Part part) {
        return part instanceof Part.Text(String text)
                && MARK.matcher(text.substring(0, Math.min(text.length(), MOST_CHARS))).find();
    }
}
