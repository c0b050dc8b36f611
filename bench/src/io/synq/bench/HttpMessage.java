package io.synq.bench;

import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * The HTTP/1.1 message at the front of what one connection has sent, read piece by piece: a head, then a body by
 * length, in chunks, or (answers only) up to the end of the connection. After {@link #complete()} has answered true,
 * head and body can be read until {@link #next()}. Anything malformed or above 4 MiB is a ProtocolException, never a
 * wait.
 */
final class HttpMessage {

    private static final int MAX_HEAD = 32 * 1024;
    private static final int MAX_BYTES = 4 << 20;
    private static final long UNTIL_CLOSE = -1;

    private final boolean answer;
    private byte[] bytes = new byte[4096];
    private int filled;
    private int scan;
    private HttpHead head;
    private int bodyStart;
    private int bodyEnd;
    private int end;
    private boolean continueAsked;

    private HttpMessage(boolean answer) {
        this.answer = answer;
    }

    static HttpMessage request() {
        return new HttpMessage(false);
    }

    static HttpMessage answer() {
        return new HttpMessage(true);
    }

    void fill(ByteBuffer from) throws ProtocolException {
        int more = from.remaining();
        if (filled + more > bytes.length) {
            if (filled + more > MAX_BYTES) {
                throw new ProtocolException("message too large");
            }
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, filled + more));
        }
        from.get(bytes, filled, more);
        filled += more;
    }

    boolean complete() throws ProtocolException {
        while (head == null) {
            int headEnd = findHeadEnd();
            if (headEnd < 0) {
                return false;
            }
            head = HttpHead.parse(bytes, headEnd, answer);
            bodyStart = bodyEnd = scan = headEnd;
            if (answer && head.informational()) {
                end = headEnd;
                next();
            }
        }
        if (head.chunked()) {
            return readChunks();
        }
        bodyEnd = end = (int) Math.min(MAX_BYTES, bodyStart + Math.max(0, head.length()));
        return head.length() != UNTIL_CLOSE && filled >= end;
    }

    /** The other side has closed: true when that is what ends this message. */
    boolean completeAtEnd() {
        boolean ends = head != null && !head.chunked() && head.length() == UNTIL_CLOSE;
        if (ends) {
            bodyEnd = end = filled;
        }
        return ends;
    }

    /** True while nothing of a message has arrived. */
    boolean empty() {
        return filled == 0;
    }

    /** True once for a request whose sender waits for "100 Continue" before it sends the body. */
    boolean wantsContinue() {
        boolean wanted = head != null && head.expectsContinue() && !continueAsked && filled == bodyStart;
        continueAsked |= wanted;
        return wanted;
    }

    HttpHead head() {
        return head;
    }

    byte[] bytes() {
        return bytes;
    }

    int bodyStart() {
        return bodyStart;
    }

    int bodyEnd() {
        return bodyEnd;
    }

    /** Drops everything, for use on a new connection. */
    void clear() {
        end = filled;
        next();
    }

    /** Drops this message and keeps what came after it. */
    void next() {
        System.arraycopy(bytes, end, bytes, 0, filled - end);
        filled -= end;
        head = null;
        scan = 0;
        continueAsked = false;
    }

    private int findHeadEnd() throws ProtocolException {
        for (; scan + 3 < filled; scan++) {
            if (bytes[scan] == '\r' && bytes[scan + 1] == '\n' && bytes[scan + 2] == '\r' && bytes[scan + 3] == '\n') {
                return scan + 4;
            }
            if (scan > MAX_HEAD) {
                throw new ProtocolException("head too large");
            }
        }
        return -1;
    }

    /** Moves each complete chunk down to the end of the body, so that the body lies in one piece. */
    private boolean readChunks() throws ProtocolException {
        while (true) {
            int lineEnd = HttpHead.lineEnd(bytes, scan, filled);
            if (lineEnd < 0) {
                return false;
            }
            int size = HttpHead.chunkSize(bytes, scan, lineEnd);
            int data = lineEnd + 2;
            if (size == 0) {
                return readTrailers(data);
            }
            if (filled < data + size + 2) {
                return false;
            }
            if (bytes[data + size] != '\r' || bytes[data + size + 1] != '\n') {
                throw new ProtocolException("chunk longer than its size");
            }
            System.arraycopy(bytes, data, bytes, bodyEnd, size);
            bodyEnd += size;
            scan = data + size + 2;
        }
    }

    private boolean readTrailers(int from) throws ProtocolException {
        int line = from;
        int lineEnd = HttpHead.lineEnd(bytes, line, filled);
        while (lineEnd > line) {
            line = lineEnd + 2;
            lineEnd = HttpHead.lineEnd(bytes, line, filled);
        }
        end = lineEnd + 2;
        return lineEnd >= 0;
    }
}
