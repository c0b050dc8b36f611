package io.synq.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The endpoints that events are delivered to: each path is one. Answers every POST with an empty 200 and counts it, but
 * for {@code /hang}, which is never answered, {@code /fail}, answered 500, and {@code /aside}: none is counted. {@code GET /tally}
 * reads the counts, {@code GET /tally?from=..&settled=..&to=..} begins new ones for a phase (epoch nanoseconds).
 */
final class Receiver implements HttpListener.Service {

    private static final byte[] OK = ascii("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
    private static final byte[] FAILED = ascii("HTTP/1.1 500 Internal Server Error\r\nContent-Length: 0\r\n\r\n");
    private static final byte[] NOT_FOUND = ascii("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n");
    private static final Pattern TALLY = Pattern.compile("GET /tally(\\?from=(\\d{19})&settled=(\\d{19})&to=(\\d{19}))? .*");

    private final Delivered delivered = new Delivered();
    private Tally tally = new Tally(0, Long.MAX_VALUE, Long.MAX_VALUE);

    /** Argument: the port. */
    public static void main(String[] args) throws IOException {
        new HttpListener(Integer.parseInt(args[0]), new Receiver()).run();
    }

    @Override
    public void request(HttpPeer peer, HttpMessage request) {
        if (request.bytes()[0] != 'P') {
            peer.answer(control(request.head().startLine()));
            return;
        }
        long now = EpochClock.nanos();
        byte first = request.bytes()["POST /".length()];
        if (first == 'h') {
            return;
        }
        if (first == 'f') {
            peer.answer(FAILED);
            return;
        }
        peer.answer(OK);
        if (first == 'a') {
            return;
        }
        if (delivered.read(request)) {
            tally.arrived(delivered.idHigh() ^ path(request), delivered.idLow(), delivered.sent(), now);
        } else {
            tally.foreign();
        }
    }

    /** A number that differs from path to path. */
    private static long path(HttpMessage request) {
        long path = 0;
        for (int at = "POST /".length(); request.bytes()[at] > ' '; at++) {
            path = 31 * path + request.bytes()[at];
        }
        return path;
    }

    private byte[] control(String line) {
        Matcher call = TALLY.matcher(line);
        if (!call.matches()) {
            return NOT_FOUND;
        }
        if (call.group(1) != null) {
            tally = new Tally(
                    Long.parseLong(call.group(2)), Long.parseLong(call.group(3)), Long.parseLong(call.group(4)));
        }
        String text = tally.toString();
        return ascii("HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: " + text.length()
                + "\r\n\r\n" + text);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
