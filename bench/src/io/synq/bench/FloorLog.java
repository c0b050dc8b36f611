package io.synq.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** The floor's only storage: one file, one write and one force to disk per group; starts over after 256 MiB. */
final class FloorLog {

    private static final long WRAP_AT = 256L << 20;

    private final FileChannel file;
    private ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 20);

    FloorLog(Path path) throws IOException {
        file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    /** Returns when the events are on disk. */
    void append(List<FloorEvent> group) throws IOException {
        buffer.clear();
        for (FloorEvent event : group) {
            reserve(Integer.BYTES + event.body().length);
            buffer.putInt(event.body().length).put(event.body());
        }
        buffer.flip();
        if (file.position() + buffer.remaining() > WRAP_AT) {
            file.position(0);
        }
        while (buffer.hasRemaining()) {
            file.write(buffer);
        }
        file.force(false);
    }

    private void reserve(int bytes) {
        if (buffer.remaining() < bytes) {
            ByteBuffer wider = ByteBuffer.allocateDirect(2 * buffer.capacity() + bytes);
            buffer = wider.put(buffer.flip());
        }
    }
}
