package io.tollgate.bench;

import static io.tollgate.bench.Replies.MARK;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;

/** A chunk of a stream: made beforehand up to its mark and from there on, for the stamp between. */
record Chunk(ByteBuf before, ByteBuf after) {

    private static final int LONGEST_FILLING = 16 * 1024;
    private static final ByteBuf FILLING = Replies.bytes("x".repeat(LONGEST_FILLING));

    static Chunk of(String text) {
        int behindMark = text.indexOf(MARK) + 1;
        return new Chunk(
                Replies.bytes(text.substring(0, behindMark)),
                Replies.bytes(text.substring(behindMark)));
    }

    /**
     * @param filling by how many bytes its text is to be longer
     */
    ByteBuf stamped(ByteBufAllocator allocator, Stamp stamp, int filling) {
        int size = before.readableBytes() + Stamp.DIGITS + filling + after.readableBytes();
        ByteBuf chunk = allocator.buffer(size);
        chunk.writeBytes(before.duplicate());
        stamp.write(chunk);
        chunk.writeBytes(FILLING, 0, filling);
        return chunk.writeBytes(after.duplicate());
    }
}
