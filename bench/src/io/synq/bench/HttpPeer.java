package io.synq.bench;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;

/** One connection accepted by {@link HttpListener}; answers go out in the order they are given. */
final class HttpPeer {

    private static final byte[] CONTINUE = "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final SocketChannel channel;
    private final SelectionKey key;
    private final HttpMessage request = HttpMessage.request();
    private final ArrayDeque<ByteBuffer> unwritten = new ArrayDeque<>();
    private boolean closeWhenWritten;

    HttpPeer(SocketChannel channel, Selector selector) throws IOException {
        this.channel = channel;
        channel.configureBlocking(false);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        key = channel.register(selector, SelectionKey.OP_READ, this);
    }

    void ready(SelectionKey ready, ByteBuffer inbox, HttpListener.Service service) {
        try {
            if (ready.isWritable()) {
                flush();
            }
            if (ready.isValid() && ready.isReadable()) {
                read(inbox, service);
            }
        } catch (IOException e) {
            close();
        }
    }

    /** Writes a whole answer, or as much as the connection takes now and the rest later. A closed peer is ignored. */
    void answer(byte[] bytes) {
        if (!channel.isOpen()) {
            return;
        }
        try {
            unwritten.add(ByteBuffer.wrap(bytes));
            flush();
        } catch (IOException e) {
            close();
        }
    }

    private void read(ByteBuffer inbox, HttpListener.Service service) throws IOException {
        inbox.clear();
        if (channel.read(inbox) < 0) {
            close();
            return;
        }
        request.fill(inbox.flip());
        while (request.complete()) {
            closeWhenWritten |= request.head().close();
            service.request(this, request);
            request.next();
        }
        if (request.wantsContinue()) {
            answer(CONTINUE);
        }
    }

    private void flush() throws IOException {
        for (ByteBuffer first = unwritten.peek(); first != null; first = unwritten.peek()) {
            channel.write(first);
            if (first.hasRemaining()) {
                key.interestOps(SelectionKey.OP_READ | SelectionKey.OP_WRITE);
                return;
            }
            unwritten.remove();
        }
        if (closeWhenWritten) {
            close();
        } else if (key.interestOps() != SelectionKey.OP_READ) {
            key.interestOps(SelectionKey.OP_READ);
        }
    }

    private void close() {
        try {
            channel.close();
        } catch (IOException ignored) {
            // Nothing is lost: the connection is given up either way.
        }
    }
}
