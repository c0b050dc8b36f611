package io.synq.bench;

import java.nio.charset.StandardCharsets;

/** Finds id and send time in the body of a delivered event, without parsing the rest of it. */
final class Delivered {

    private static final byte[] ID = "\"event_id\"".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] SENT = "\"sent_at_ns\"".getBytes(StandardCharsets.US_ASCII);
    private static final int ID_DIGITS = 32;

    private long idHigh;
    private long idLow;
    private long sent;

    /** True when the message is an event with an id, in its body or its {@code webhook-id} header, and a send time. */
    boolean read(HttpMessage message) {
        byte[] bytes = message.bytes();
        int end = message.bodyEnd();
        int sentAt = valueOf(SENT, bytes, message.bodyStart(), end);
        return sentAt >= 0 && readSent(bytes, sentAt, end) && (readIdInBody(message) || readIdInHeader(message));
    }

    long idHigh() {
        return idHigh;
    }

    long idLow() {
        return idLow;
    }

    long sent() {
        return sent;
    }

    private boolean readIdInBody(HttpMessage message) {
        int at = valueOf(ID, message.bytes(), message.bodyStart(), message.bodyEnd());
        return at >= 0 && readId(message.bytes(), at + 1, message.bodyEnd());
    }

    private boolean readIdInHeader(HttpMessage message) {
        String id = message.head().header("webhook-id");
        return id != null && readId(id.getBytes(StandardCharsets.US_ASCII), 0, id.length());
    }

    private boolean readId(byte[] bytes, int from, int to) {
        long high = 0;
        long low = 0;
        int digits = 0;
        for (int i = from; i < to && digits < ID_DIGITS; i++) {
            int digit = Character.digit(bytes[i], 16);
            if (digit < 0 && bytes[i] != '-') {
                return false;
            }
            if (digit >= 0) {
                high = high << 4 | low >>> 60;
                low = low << 4 | digit;
                digits++;
            }
        }
        idHigh = high;
        idLow = low;
        return digits == ID_DIGITS;
    }

    private boolean readSent(byte[] bytes, int from, int to) {
        sent = 0;
        for (int i = from; i < to && bytes[i] >= '0' && bytes[i] <= '9'; i++) {
            sent = 10 * sent + bytes[i] - '0';
        }
        return sent > 0;
    }

    /** Where the value of that member starts, or -1; a name inside a text would have its quotes escaped. */
    private static int valueOf(byte[] name, byte[] bytes, int from, int to) {
        for (int i = from; i + name.length < to; i++) {
            if (bytes[i] == '"' && startsWith(name, bytes, i)) {
                int at = i + name.length;
                while (at < to - 1 && (bytes[at] == ':' || bytes[at] <= ' ')) {
                    at++;
                }
                return at;
            }
        }
        return -1;
    }

    private static boolean startsWith(byte[] name, byte[] bytes, int at) {
        for (int i = 1; i < name.length; i++) {
            if (bytes[at + i] != name[i]) {
                return false;
            }
        }
        return true;
    }
}
