package io.synq.bench;

import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;

/**
 * The head of one HTTP/1.1 message, read in one pass: what frames the body, and nothing else until it is asked for.
 * {@code length} is the body's bytes, -1 for an answer that lasts until the connection closes.
 */
record HttpHead(
        byte[] bytes, int end, int status, long length, boolean chunked, boolean close, boolean expectsContinue) {

    private static final long MAX_LENGTH = 4 << 20;

    static HttpHead parse(byte[] bytes, int end, boolean answer) throws ProtocolException {
        int status = answer ? parseStatus(bytes, end) : 0;
        boolean bodiless = status / 100 == 1 || status == 204 || status == 304;
        long length = answer && !bodiless ? -1 : 0;
        boolean chunked = false;
        boolean close = false;
        boolean expects = false;
        for (int line = lineEnd(bytes, 0, end) + 2; line < end - 2; line = lineEnd(bytes, line, end) + 2) {
            switch (bytes[line] | 0x20) {
                case 'c' -> {
                    if (named(bytes, line, "content-length")) {
                        length = parseLength(bytes, line + 15, lineEnd(bytes, line, end));
                    } else if (named(bytes, line, "connection")) {
                        close = value(bytes, line, end).equalsIgnoreCase("close");
                    }
                }
                case 't' -> chunked |= named(bytes, line, "transfer-encoding")
                        && value(bytes, line, end).equalsIgnoreCase("chunked");
                case 'e' -> expects |= named(bytes, line, "expect");
                default -> { }
            }
        }
        boolean untilClose = length == -1 && !chunked;
        return new HttpHead(
                bytes, end, status, bodiless ? 0 : length, chunked && !bodiless, close || untilClose, expects);
    }

    boolean informational() {
        return status / 100 == 1;
    }

    /** The first header of that lower-case name, or null; only valid until the message moves on. */
    String header(String name) {
        for (int line = lineEnd(bytes, 0, end) + 2; line < end - 2; line = lineEnd(bytes, line, end) + 2) {
            if (named(bytes, line, name)) {
                return value(bytes, line, end);
            }
        }
        return null;
    }

    String startLine() {
        return new String(bytes, 0, lineEnd(bytes, 0, end), StandardCharsets.ISO_8859_1);
    }

    /** Where the line that starts at {@code from} ends (its CR), or -1 when its CR LF is not there yet. */
    static int lineEnd(byte[] bytes, int from, int limit) {
        for (int i = from; i + 1 < limit; i++) {
            if (bytes[i] == '\r' && bytes[i + 1] == '\n') {
                return i;
            }
        }
        return -1;
    }

    static int chunkSize(byte[] bytes, int from, int to) throws ProtocolException {
        int size = 0;
        int at = from;
        for (int digit; at < to && (digit = Character.digit(bytes[at], 16)) >= 0; at++) {
            size = size << 4 | digit;
            if (size > MAX_LENGTH) {
                throw new ProtocolException("chunk too large");
            }
        }
        if (at == from || at < to && bytes[at] != ';' && bytes[at] != ' ') {
            throw new ProtocolException("bad chunk size");
        }
        return size;
    }

    private static int parseStatus(byte[] bytes, int end) throws ProtocolException {
        if (end > 12 && bytes[0] == 'H' && bytes[4] == '/' && bytes[5] == '1' && bytes[8] == ' ') {
            int status = (int) parseNumber(bytes, 9, 12);
            if (status >= 100) {
                return status;
            }
        }
        throw new ProtocolException("bad status line");
    }

    private static long parseLength(byte[] bytes, int from, int lineEnd) throws ProtocolException {
        int first = from;
        int last = lineEnd;
        while (first < last && bytes[first] == ' ') {
            first++;
        }
        while (last > first && bytes[last - 1] == ' ') {
            last--;
        }
        long length = first < last ? parseNumber(bytes, first, last) : -1;
        if (length < 0 || length > MAX_LENGTH) {
            throw new ProtocolException("bad Content-Length");
        }
        return length;
    }

    private static long parseNumber(byte[] bytes, int from, int to) {
        long number = 0;
        for (int i = from; i < to; i++) {
            if (bytes[i] < '0' || bytes[i] > '9' || number > MAX_LENGTH) {
                return -1;
            }
            number = 10 * number + bytes[i] - '0';
        }
        return number;
    }

    private static boolean named(byte[] bytes, int line, String name) {
        int length = name.length();
        if (line + length >= bytes.length || bytes[line + length] != ':') {
            return false;
        }
        for (int i = 0; i < length; i++) {
            byte b = bytes[line + i];
            if ((b >= 'A' && b <= 'Z' ? b | 0x20 : b) != name.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static String value(byte[] bytes, int line, int end) {
        int from = line;
        while (bytes[from] != ':') {
            from++;
        }
        int to = lineEnd(bytes, line, end);
        return new String(bytes, from + 1, to - from - 1, StandardCharsets.ISO_8859_1).strip();
    }
}
