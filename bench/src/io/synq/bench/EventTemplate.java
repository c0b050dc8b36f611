package io.synq.bench;

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.SplittableRandom;

/**
 * The bytes of one POST of a DomainEvent, or of a batch of them, built once; per event only id, time and send time are
 * written into them.
 */
final class EventTemplate {

    private static final String ID = "00000000-0000-4000-8000-000000000000";
    private static final String TIME = "2026-01-01T00:00:00.000Z";
    private static final String SENT = "1000000000000000000";
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final String BODY = """
            {"event_id":"%s","event_type":"%s","timestamp":"%s",\
            "org_id":"7b91d204-fc3a-48e1-a13c-3d88e6201bcd","user_id":"c9a1e847-2f3d-4c10-b8e5-0a7d6f219abc",\
            "role":"member","payload":{"order_id":"ord_9f2a4c1e83b7","status":"pending","currency":"USD",\
            "total":149.99,"line_items":[{"sku":"SYNQ-SHIRT-M-BLK","quantity":2,"unit_price":74.99},\
            {"sku":"SYNQ-MUG-WHT","quantity":1,"unit_price":12.50}],"shipping":{"method":"standard",\
            "city":"Utrecht","country":"NL"},"note":"Please leave the parcel with the neighbours at number 12",\
            "created_at":"2026-01-01T00:00:00.000Z","sent_at_ns":%s}}""";

    private final byte[] bytes;
    private final int[] idsAt;
    private final int[] timesAt;
    private final int[] sentAt;
    private final SplittableRandom random = new SplittableRandom(new SecureRandom().nextLong());
    private long second = -1;

    /** @param events how many a request takes; more than one go to the same address's {@code /batch} */
    EventTemplate(URI target, String key, String type, int events) {
        String event = BODY.formatted(ID, type, TIME, SENT);
        String body = events == 1 ? event : "{\"events\":[" + (event + ",").repeat(events - 1) + event + "]}";
        String request = "POST " + target.getRawPath() + (events == 1 ? "" : "/batch") + " HTTP/1.1\r\nHost: "
                + target.getAuthority() + "\r\nAuthorization: Bearer " + key
                + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
        bytes = request.getBytes(StandardCharsets.US_ASCII);
        idsAt = places(request, "\"event_id\":\"", events);
        timesAt = places(request, "\"timestamp\":\"", events);
        sentAt = places(request, "\"sent_at_ns\":", events);
    }

    private static int[] places(String request, String before, int count) {
        int[] places = new int[count];
        int at = 0;
        for (int i = 0; i < count; i++) {
            at = request.indexOf(before, at) + before.length();
            places[i] = at;
        }
        return places;
    }

    int length() {
        return bytes.length;
    }

    /** A new event with a random UUID (version 4); those after it in a batch have the next ones. */
    Event event(long due) {
        long high = random.nextLong() & ~0xF000L | 0x4000L;
        long low = random.nextLong() & 0x3FFFFFFFFFFFFFFFL | 0x8000000000000000L;
        return new Event(this, high, low, due);
    }

    void write(Event event, ByteBuffer to) {
        for (int i = 0; i < idsAt.length; i++) {
            writeId(idsAt[i], event.idHigh, event.idLow + i);
            writeDigits(sentAt[i], SENT.length(), event.due);
        }
        writeTimes(event.due);
        to.put(bytes);
    }

    private void writeId(int place, long high, long low) {
        int at = place;
        for (int nibble = 0; nibble < 32; nibble++) {
            if (nibble == 8 || nibble == 12 || nibble == 16 || nibble == 20) {
                at++;
            }
            long half = nibble < 16 ? high : low;
            bytes[at++] = HEX[(int) (half >>> 60 - 4 * (nibble & 15)) & 15];
        }
    }

    /** Date and time are formatted once a second; between, only the milliseconds change. */
    private void writeTimes(long epochNanos) {
        long now = epochNanos / 1_000_000_000L;
        if (now != second) {
            byte[] text = Instant.ofEpochSecond(now).toString().getBytes(StandardCharsets.US_ASCII);
            for (int at : timesAt) {
                System.arraycopy(text, 0, bytes, at, "2026-01-01T00:00:00".length());
            }
            second = now;
        }
        for (int at : timesAt) {
            writeDigits(at + "2026-01-01T00:00:00.".length(), 3, epochNanos / 1_000_000L % 1_000L);
        }
    }

    private void writeDigits(int at, int count, long number) {
        long rest = number;
        for (int i = at + count - 1; i >= at; i--) {
            bytes[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }
}
