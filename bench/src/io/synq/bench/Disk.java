package io.synq.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** How long one small append takes until it is on disk: what every group of events waits for at least. */
final class Disk {

    private static final int APPENDS = 500;
    private static final int BYTES = 1024;

    private Disk() {}

    static String describe(Path folder) throws IOException {
        Path file = Files.createTempFile(folder, "disk", ".tmp");
        Histogram micros = new Histogram();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            for (int i = 0; i < APPENDS; i++) {
                long before = System.nanoTime();
                channel.write(ByteBuffer.allocate(BYTES));
                channel.force(false);
                micros.record((System.nanoTime() - before) / 1_000);
            }
        } finally {
            Files.delete(file);
        }
        return "append and force %.1f ms (p50), %.1f ms (p99)"
                .formatted(micros.percentile(0.50) / 1e3, micros.percentile(0.99) / 1e3);
    }
}
