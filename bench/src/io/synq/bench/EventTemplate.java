package io.synq.bench;

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.SplittableRandom;

/** The bytes of one POST of a DomainEvent, built once; per event only id, time and send time are written into them. */
final class EventTemplate {

    private static final String ID = "00000000-0000-4000-8000-000000000000";
    private static final String TIME = "2026-01-01T00:00:00.000Z";
    private static final String SENT = "1000000000000000000";
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final String BODY = """
            {"event_id":"%s","event_type":"order.created","timestamp":"%s",\
            "org_id":"7b91d204-fc3a-48e1-a13c-3d88e6201bcd","user_id":"c9a1e847-2f3d-4c10-b8e5-0a7d6f219abc",\
            "role":"member","payload":{"order_id":"ord_9f2a4c1e83b7","status":"pending","currency":"USD",\
            "total":149.99,"line_items":[{"sku":"SYNQ-SHIRT-M-BLK","quantity":2,"unit_price":74.99},\
            {"sku":"SYNQ-MUG-WHT","quantity":1,"unit_price":12.50}],"shipping":{"method":"standard",\
            "city":"Utrecht","country":"NL"},"note":"Please leave the parcel with the neighbours at number 12",\
            "created_at":"2026-01-01T00:00:00.000Z","sent_at_ns":%s}}""";

    private final byte[] bytes;
    private final int idAt;
    private final int timeAt;
    private final int sentAt;
    private final SplittableRandom random = new SplittableRandom(new SecureRandom().nextLong());
    private long second = -1;

    EventTemplate(URI target, String key) {
        String body = BODY.formatted(ID, TIME, SENT);
        String request = "POST " + target.getRawPath() + " HTTP/1.1\r\nHost: " + target.getAuthority()
                + "\r\nAuthorization: Bearer " + key + "\r\nContent-Type: application/json\r\nContent-Length: "
                + body.length() + "\r\n\r\n" + body;
        bytes = request.getBytes(StandardCharsets.US_ASCII);
        idAt = request.indexOf(ID);
        timeAt = request.indexOf(TIME);
        sentAt = request.indexOf(SENT);
    }

    int length() {
        return bytes.length;
    }

    /** A new event with a random UUID (version 4). */
    Event event(long due) {
        long high = random.nextLong() & ~0xF000L | 0x4000L;
        long low = random.nextLong() & 0x3FFFFFFFFFFFFFFFL | 0x8000000000000000L;
        return new Event(high, low, due);
    }

    void write(Event event, ByteBuffer to) {
        writeId(event.idHigh, event.idLow);
        writeTime(event.due);
        writeDigits(sentAt, SENT.length(), event.due);
        to.put(bytes);
    }

    private void writeId(long high, long low) {
        int at = idAt;
        for (int nibble = 0; nibble < 32; nibble++) {
            if (nibble == 8 || nibble == 12 || nibble == 16 || nibble == 20) {
                at++;
            }
            long half = nibble < 16 ? high : low;
            bytes[at++] = HEX[(int) (half >>> 60 - 4 * (nibble & 15)) & 15];
        }
    }

    /** Date and time are formatted once a second; between, only the milliseconds change. */
    private void writeTime(long epochNanos) {
        long now = epochNanos / 1_000_000_000L;
        if (now != second) {
            byte[] text = Instant.ofEpochSecond(now).toString().getBytes(StandardCharsets.US_ASCII);
            System.arraycopy(text, 0, bytes, timeAt, "2026-01-01T00:00:00".length());
            second = now;
        }
        writeDigits(timeAt + "2026-01-01T00:00:00.".length(), 3, epochNanos / 1_000_000L % 1_000L);
    }

    private void writeDigits(int at, int count, long number) {
        long rest = number;
        for (int i = at + count - 1; i >= at; i--) {
            bytes[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }
}
