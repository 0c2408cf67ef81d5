package io.tollgate.filters.dialect.responses;

import io.tollgate.filters.dialect.ChatResponse;
import io.tollgate.filters.dialect.Part;
import io.tollgate.filters.dialect.Stamp;
import io.tollgate.filters.wire.Json;
import java.util.List;

/** Writes a whole answer: each part of it is an item. */
final class AnswerWriter {

    private AnswerWriter() {}

    static byte[] write(ChatResponse response, Stamp stamp) {
        Outcome outcome = Outcome.of(response.finish());
        return Json.write(
                json ->
                        new ResponseObject(stamp, response.model())
                                .write(
                                        json,
                                        outcome,
                                        items -> items(items, response.content(), outcome, stamp),
                                        response.usage()));
    }

    private static void items(ItemWriter items, List<Part> content, Outcome outcome, Stamp stamp) {
        int last = content.size() - 1;
        for (int index = 0; index <= last; index++) {
            Part part = content.get(index);
            items.item(
                    ItemWriter.id(stamp, index, part),
                    part,
                    index == last ? outcome.lastItem() : ItemStatus.COMPLETED);
        }
    }
}
