package io.tollgate.filters.dialect;

import io.tollgate.policies.usage.TokenUsage;

/**
 * A streamed answer, free of any dialect. Its laws, which every reader keeps and every writer
 * relies on:
 *
 * <ul>
 *   <li>{@link Started} comes first, and once (a stream that fails before it starts may consist of
 *       {@link Failed} alone);
 *   <li>blocks are numbered from 0 in the order of their opening;
 *   <li>growth happens in an open block of its own kind only; several blocks may be open at once;
 *   <li>every block closes;
 *   <li>{@link UsageReported} comes after Started and before the end; each report takes in all
 *       earlier ones and replaces them;
 *   <li>exactly one of {@link Finished} and {@link Failed} comes, and it is last;
 *   <li>when the wire ends early, the reader closes the open blocks and says Failed: an end is
 *       never invented.
 * </ul>
 */
public sealed interface StreamEvent {

    /**
     * The answer begins.
     *
     * @param model as the provider names what answers; empty if it does not
     */
    record Started(String model) implements StreamEvent {}

    /** A block begins. */
    record BlockOpened(int index, Block block) implements StreamEvent {}

    /** A text block goes on; {@code text} is not empty. */
    record TextGrew(int index, String text) implements StreamEvent {}

    /** A reasoning block goes on; {@code text} is not empty. */
    record ReasoningGrew(int index, String text) implements StreamEvent {}

    /** A reasoning block was sealed by its provider, at most once a block. */
    record ReasoningSealed(int index, Part.Seal seal) implements StreamEvent {}

    /** The arguments of a tool call go on by a piece of JSON text, not empty, cut anywhere. */
    record ToolInputGrew(int index, String json) implements StreamEvent {}

    /** A block is complete. A tool call without any growth had no arguments. */
    record BlockClosed(int index) implements StreamEvent {}

    /** What was used so far. Providers report in instalments; the reader adds them up. */
    record UsageReported(TokenUsage usage) implements StreamEvent {}

    /** The answer is complete. */
    record Finished(Finish finish) implements StreamEvent {}

    /** The answer broke off. */
    record Failed(GatewayError error) implements StreamEvent {}

    /** What a block holds. */
    sealed interface Block {

        /** Text. */
        record Text() implements Block {}

        /** Reasoning. */
        record Reasoning() implements Block {}

        /** A call of a tool; its arguments follow as growth. */
        record ToolCall(String id, String name) implements Block {}
    }
}
