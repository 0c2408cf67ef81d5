package io.tollgate.filters.dialect.responses;

import io.tollgate.filters.dialect.Part;
import io.tollgate.filters.dialect.StreamEvent;
import io.tollgate.filters.dialect.StreamEvent.Block;
import io.tollgate.filters.dialect.StreamState;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/**
 * The blocks of a stream. A message's parts are blocks of their own; a thought is one, whatever it
 * consists of. Items are told apart by {@code output_index}: ids differ between events on some
 * servers. Each item comes whole when it is done, so that what was not heard before is heard then.
 */
final class OutputBlocks {

    private record Place(long item, long part) {}

    private final StreamState state;
    private final Map<Place, Integer> blocks = new HashMap<>();
    private final Set<Integer> grown = new HashSet<>();

    /** The part of the thought that grew last, by item. */
    private final Map<Long, String> thoughtParts = new HashMap<>();

    private boolean called;

    OutputBlocks(StreamState state) {
        this.state = state;
    }

    /** Whether the model called a function. */
    boolean called() {
        return called;
    }

    /** A text or a thought opens with its first word; a call is news as such. */
    void added(JsonNode event, Consumer<StreamEvent> events) {
        JsonNode item = event.path("item");
        if (item.path("type").stringValue("").equals("function_call")) {
            call(itemIndex(event), item, events);
        }
    }

    private int call(long index, JsonNode item, Consumer<StreamEvent> events) {
        called = true;
        return block(
                new Place(index, 0),
                new Block.ToolCall(
                        OutputParts.required(item, "call_id"), OutputParts.required(item, "name")),
                events);
    }

    void text(JsonNode event, Consumer<StreamEvent> events) {
        long part = event.path("content_index").longValue(0);
        growText(new Place(itemIndex(event), part), event.path("delta").stringValue(""), events);
    }

    private void growText(Place place, String text, Consumer<StreamEvent> events) {
        if (!text.isEmpty()) {
            int block = block(place, new Block.Text(), events);
            grown.add(block);
            events.accept(new StreamEvent.TextGrew(block, text));
        }
    }

    /**
     * A thought goes on.
     *
     * @param counter the member that counts its parts
     */
    void thought(JsonNode event, String counter, Consumer<StreamEvent> events) {
        long index = itemIndex(event);
        String text = event.path("delta").stringValue("");
        if (text.isEmpty()) {
            return;
        }
        String part = counter + event.path(counter).longValue(0);
        String before = thoughtParts.put(index, part);
        boolean next = before != null && !before.equals(part);
        growThought(index, next ? Thoughts.BETWEEN + text : text, events);
    }

    private void growThought(long index, String text, Consumer<StreamEvent> events) {
        int block = block(new Place(index, 0), new Block.Reasoning(), events);
        grown.add(block);
        events.accept(new StreamEvent.ReasoningGrew(block, text));
    }

    void arguments(JsonNode event, Consumer<StreamEvent> events) {
        Integer block = blocks.get(new Place(itemIndex(event), 0));
        if (block != null) {
            growCall(block, event.path("delta").stringValue(""), events);
        }
    }

    private void growCall(int block, String json, Consumer<StreamEvent> events) {
        if (!json.isEmpty()) {
            grown.add(block);
            events.accept(new StreamEvent.ToolInputGrew(block, json));
        }
    }

    /** An item is done, and here is the whole of it. */
    void done(JsonNode event, Consumer<StreamEvent> events) {
        long index = itemIndex(event);
        JsonNode item = event.path("item");
        switch (item.path("type").stringValue("")) {
            case "message" -> messageDone(index, item, events);
            case "reasoning" -> thoughtDone(index, item, events);
            case "function_call" -> {
                int block = call(index, item, events);
                if (!grown.contains(block)) {
                    growCall(block, item.path("arguments").stringValue(""), events);
                }
            }
            default -> {}
        }
        close(index, events);
    }

    private void messageDone(long index, JsonNode item, Consumer<StreamEvent> events) {
        long part = 0;
        for (JsonNode content : item.path("content")) {
            Place place = new Place(index, part++);
            if (!blocks.containsKey(place)) {
                growText(place, OutputParts.text(content), events);
            }
        }
    }

    private void thoughtDone(long index, JsonNode item, Consumer<StreamEvent> events) {
        Place place = new Place(index, 0);
        String thought = OutputParts.thought(item);
        if (!blocks.containsKey(place) && !thought.isEmpty()) {
            growThought(index, thought, events);
        }
        Part.Seal seal = OutputParts.seal(item);
        if (seal != null) {
            int block = block(place, new Block.Reasoning(), events);
            events.accept(new StreamEvent.ReasoningSealed(block, seal));
        }
    }

    private int block(Place place, Block block, Consumer<StreamEvent> events) {
        Integer open = blocks.get(place);
        if (open != null) {
            return open;
        }
        state.start("", events);
        int number = state.open(block, events);
        blocks.put(place, number);
        return number;
    }

    private void close(long item, Consumer<StreamEvent> events) {
        for (Place place : List.copyOf(blocks.keySet())) {
            Integer block = place.item() == item ? blocks.remove(place) : null;
            if (block != null) {
                state.close(block, events);
            }
        }
    }

    private static long itemIndex(JsonNode event) {
        return event.path("output_index").longValue(0);
    }
}
