package io.synq.bench;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/**
 * One keep-alive connection that sends one request at a time and connects anew whenever it has to. Each request ends in
 * exactly one call of its {@link Listener}. {@code T} is whatever the request is about.
 */
final class HttpCaller<T> {

    /** Told about outcomes; must not send from within. */
    interface Listener<T> {
        void answered(HttpCaller<T> caller, T item, HttpHead head);

        void failed(HttpCaller<T> caller, T item, IOException reason);
    }

    private static final long ANSWER_WITHIN_NANOS = 30_000_000_000L;

    private final InetSocketAddress target;
    private final Selector selector;
    private final Listener<T> listener;
    private final HttpMessage answer = HttpMessage.answer();
    private ByteBuffer outbox = ByteBuffer.allocateDirect(2048);
    private SocketChannel channel;
    private SelectionKey key;
    private T item;
    private long deadline;

    HttpCaller(InetSocketAddress target, Selector selector, Listener<T> listener) {
        this.target = target;
        this.selector = selector;
        this.listener = listener;
    }

    /** An empty buffer to put the next request's bytes into, valid until {@link #send}. */
    ByteBuffer outbox(int capacity) {
        if (outbox.capacity() < capacity) {
            outbox = ByteBuffer.allocateDirect(2 * capacity);
        }
        return outbox.clear();
    }

    void send(T about) {
        item = about;
        deadline = System.nanoTime() + ANSWER_WITHIN_NANOS;
        outbox.flip();
        try {
            if (channel == null) {
                connect();
            } else {
                write();
            }
        } catch (IOException e) {
            fail(e);
        }
    }

    void ready(ByteBuffer inbox) {
        try {
            if (key.isConnectable()) {
                channel.finishConnect();
            }
            if (key.isConnectable() || key.isWritable()) {
                write();
            }
            if (key.isReadable()) {
                read(inbox);
            }
        } catch (IOException e) {
            fail(e);
        }
    }

    void checkDeadline() {
        if (item != null && System.nanoTime() - deadline > 0) {
            fail(new SocketTimeoutException("no answer within 30 s"));
        }
    }

    void close() {
        if (channel == null) {
            return;
        }
        try {
            channel.close();
        } catch (IOException ignored) {
            // Nothing is lost: the connection is given up either way.
        }
        channel = null;
    }

    private void connect() throws IOException {
        channel = SocketChannel.open();
        channel.configureBlocking(false);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        answer.clear();
        boolean connected = channel.connect(target);
        key = channel.register(selector, connected ? SelectionKey.OP_READ : SelectionKey.OP_CONNECT, this);
        if (connected) {
            write();
        }
    }

    private void write() throws IOException {
        channel.write(outbox);
        int interest = outbox.hasRemaining() ? SelectionKey.OP_READ | SelectionKey.OP_WRITE : SelectionKey.OP_READ;
        if (key.interestOps() != interest) {
            key.interestOps(interest);
        }
    }

    private void read(ByteBuffer inbox) throws IOException {
        inbox.clear();
        int count = channel.read(inbox);
        if (count >= 0) {
            answer.fill(inbox.flip());
        }
        boolean complete = count < 0 ? answer.completeAtEnd() : answer.complete();
        if (complete && item != null) {
            finish();
        } else if (count < 0 || complete || item == null && !answer.empty()) {
            fail(new EOFException(count < 0 ? "connection closed" : "answer without a request"));
        }
    }

    private void finish() {
        T about = item;
        boolean close = answer.head().close();
        item = null;
        listener.answered(this, about, answer.head());
        answer.next();
        if (close || !answer.empty()) {
            close();
        }
    }

    /** Closes the connection; an idle one was closed by the other side in its own right, which is no failure. */
    private void fail(IOException reason) {
        T about = item;
        item = null;
        close();
        if (about != null) {
            listener.failed(this, about, reason);
        }
    }
}
