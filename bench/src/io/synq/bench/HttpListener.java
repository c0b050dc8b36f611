package io.synq.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/** An HTTP/1.1 server on 127.0.0.1: one thread, one selector, keep-alive, every request handed on when it is whole. */
final class HttpListener {

    /** What is done with requests; {@link #roundDone()} follows after all that were ready at one moment. */
    interface Service {
        void request(HttpPeer peer, HttpMessage request) throws IOException;

        default void roundDone() throws IOException {}
    }

    private static final int BACKLOG = 1024;

    private final Service service;
    private final Selector selector = Selector.open();
    private final ServerSocketChannel server = ServerSocketChannel.open();
    private final ByteBuffer inbox = ByteBuffer.allocateDirect(64 * 1024);

    HttpListener(int port, Service service) throws IOException {
        this.service = service;
        server.bind(new InetSocketAddress("127.0.0.1", port), BACKLOG);
        server.configureBlocking(false);
        server.register(selector, SelectionKey.OP_ACCEPT);
    }

    /** Runs until the process ends. */
    void run() throws IOException {
        while (true) {
            selector.select(this::ready);
            service.roundDone();
        }
    }

    private void ready(SelectionKey key) {
        if (key.attachment() instanceof HttpPeer peer) {
            peer.ready(key, inbox, service);
        } else {
            accept();
        }
    }

    private void accept() {
        try {
            for (SocketChannel channel = server.accept(); channel != null; channel = server.accept()) {
                new HttpPeer(channel, selector);
            }
        } catch (IOException e) {
            System.err.println("cannot accept a connection: " + e.getMessage());
        }
    }
}
