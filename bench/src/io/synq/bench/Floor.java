package io.synq.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * The least that can be done for an event on this machine: read the POST, force it to disk once per group, answer 202,
 * sign, POST on. No framework, no database, no retries; two threads. A server's figures are read against this one's.
 */
final class Floor implements HttpListener.Service {

    private static final byte[] BAD_REQUEST = ascii("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n");
    private static final byte[] READY = ascii("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");

    private final FloorLog log;
    private final FloorSender sender;
    private final List<FloorEvent> group = new ArrayList<>();
    private final List<HttpPeer> peers = new ArrayList<>();

    private Floor(FloorLog log, FloorSender sender) {
        this.log = log;
        this.sender = sender;
    }

    /** Arguments: the port, the URL to post on to, the log file. */
    public static void main(String[] args) throws IOException, GeneralSecurityException {
        byte[] secret = new byte[32];
        new SecureRandom().nextBytes(secret);
        Signer signer = new Signer("whsec_" + Base64.getEncoder().encodeToString(secret));
        FloorSender sender = new FloorSender(URI.create(args[1]), signer);
        Thread thread = new Thread(sender, "sender");
        thread.setDaemon(true);
        thread.start();
        new HttpListener(Integer.parseInt(args[0]), new Floor(new FloorLog(Path.of(args[2])), sender)).run();
    }

    @Override
    public void request(HttpPeer peer, HttpMessage request) {
        FloorEvent event = FloorEvent.of(request);
        if (event == null) {
            peer.answer(request.bytes()[0] == 'G' ? READY : BAD_REQUEST);
            return;
        }
        group.add(event);
        peers.add(peer);
    }

    @Override
    public void roundDone() throws IOException {
        if (group.isEmpty()) {
            return;
        }
        log.append(group);
        for (int i = 0; i < group.size(); i++) {
            peers.get(i).answer(accepted(group.get(i).id()));
        }
        hand();
        group.clear();
        peers.clear();
    }

    private void hand() throws IOException {
        try {
            sender.hand(group);
        } catch (InterruptedException e) {
            throw new IOException("interrupted", e);
        }
    }

    private static byte[] accepted(String id) {
        String body = "{\"event_id\":\"" + id
                + "\",\"event_type\":\"order.created\",\"deliveries\":1,\"duplicate\":false}";
        return ascii("HTTP/1.1 202 Accepted\r\nContent-Type: application/json\r\nContent-Length: " + body.length()
                + "\r\n\r\n" + body);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
