package io.synq.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.Selector;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;

/**
 * Posts accepted events on, signed, over up to 64 keep-alive connections; its own thread. What fails is dropped: there
 * is no retry. When 8,192 events wait, whoever hands in the next one waits too.
 */
final class FloorSender implements Runnable, HttpCaller.Listener<FloorEvent> {

    private static final int IN_FLIGHT = 64;
    private static final int WAITING = 8_192;
    private static final long CHECK_MILLIS = 1_000;

    private final Selector selector = Selector.open();
    private final ByteBuffer inbox = ByteBuffer.allocateDirect(64 * 1024);
    private final ArrayBlockingQueue<FloorEvent> waiting = new ArrayBlockingQueue<>(WAITING);
    private final List<HttpCaller<FloorEvent>> callers = new ArrayList<>();
    private final ArrayDeque<HttpCaller<FloorEvent>> idle = new ArrayDeque<>();
    private final Signer signer;
    private final String start;

    FloorSender(URI target, Signer signer) throws IOException {
        this.signer = signer;
        start = "POST " + target.getRawPath() + " HTTP/1.1\r\nHost: " + target.getAuthority()
                + "\r\nContent-Type: application/json\r\nUser-Agent: Synq-Events/floor"
                + "\r\nSynq-Event-Type: order.created\r\nSynq-Attempt: 1\r\nSynq-Delivery: dlv_";
        InetSocketAddress address = new InetSocketAddress(target.getHost(), target.getPort());
        for (int i = 0; i < IN_FLIGHT; i++) {
            callers.add(new HttpCaller<>(address, selector, this));
        }
        idle.addAll(callers);
    }

    /** Called by the thread that accepts. */
    void hand(List<FloorEvent> group) throws InterruptedException {
        for (FloorEvent event : group) {
            if (!waiting.offer(event)) {
                selector.wakeup();
                waiting.put(event);
            }
        }
        selector.wakeup();
    }

    @Override
    public void run() {
        try {
            long nextCheck = System.nanoTime();
            while (true) {
                sendWaiting();
                selector.select(key -> ((HttpCaller<?>) key.attachment()).ready(inbox), CHECK_MILLIS);
                if (System.nanoTime() - nextCheck > 0) {
                    callers.forEach(HttpCaller::checkDeadline);
                    nextCheck = System.nanoTime() + CHECK_MILLIS * 1_000_000L;
                }
            }
        } catch (IOException e) {
            System.err.println("floor stopped sending: " + e.getMessage());
        }
    }

    @Override
    public void answered(HttpCaller<FloorEvent> caller, FloorEvent event, HttpHead head) {
        idle.add(caller);
    }

    @Override
    public void failed(HttpCaller<FloorEvent> caller, FloorEvent event, IOException reason) {
        idle.add(caller);
    }

    private void sendWaiting() {
        while (!idle.isEmpty() && !waiting.isEmpty()) {
            FloorEvent event = waiting.remove();
            HttpCaller<FloorEvent> caller = idle.remove();
            String seconds = Long.toString(System.currentTimeMillis() / 1_000);
            String head = start + event.id()
                    + "\r\nSynq-Signature: " + signer.synq(seconds, event.body())
                    + "\r\nwebhook-id: " + event.id()
                    + "\r\nwebhook-timestamp: " + seconds
                    + "\r\nwebhook-signature: " + signer.standard(event.id(), seconds, event.body())
                    + "\r\nContent-Length: " + event.body().length + "\r\n\r\n";
            byte[] bytes = head.getBytes(StandardCharsets.US_ASCII);
            caller.outbox(bytes.length + event.body().length).put(bytes).put(event.body());
            caller.send(event);
        }
    }
}
