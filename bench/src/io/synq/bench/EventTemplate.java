package io.synq.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The bytes of one POST of a DomainEvent, of a batch of them, or of what a file says, built once; per event only id, time
 * and send time are written into them, where the text has {@code {{id}}}, {@code {{time}}} and {@code {{sent}}}.
 */
final class EventTemplate {

    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final Pattern TOKEN = Pattern.compile("\\{\\{(id|time|sent)}}");
    private static final String BODY = """
            {"event_id":"{{id}}","event_type":"%s","timestamp":"{{time}}",\
            "org_id":"7b91d204-fc3a-48e1-a13c-3d88e6201bcd","user_id":"c9a1e847-2f3d-4c10-b8e5-0a7d6f219abc",\
            "role":"member","payload":{"order_id":"ord_9f2a4c1e83b7","status":"pending","currency":"USD",\
            "total":149.99,"line_items":[{"sku":"SYNQ-SHIRT-M-BLK","quantity":2,"unit_price":74.99},\
            {"sku":"SYNQ-MUG-WHT","quantity":1,"unit_price":12.50}],"shipping":{"method":"standard",\
            "city":"Utrecht","country":"NL"},"note":"Please leave the parcel with the neighbours at number 12",\
            "created_at":"2026-01-01T00:00:00.000Z","sent_at_ns":{{sent}}}}""";

    /** What stands in a text at first, of the length of what will. */
    private enum Part {
        ID("00000000-0000-4000-8000-000000000000"),
        TIME("2026-01-01T00:00:00.000Z"),
        SENT("1000000000000000000");

        private final String first;

        Part(String first) {
            this.first = first;
        }
    }

    /** Where a part of one of a batch's events is. */
    private record Place(Part part, int event, int at) {}

    private final byte[] bytes;
    private final List<Place> places = new ArrayList<>();
    private final SplittableRandom random = new SplittableRandom(new SecureRandom().nextLong());
    private long second = -1;
    private byte[] time = new byte[0];

    private EventTemplate(String head, List<String> events, String before, String after) {
        StringBuilder body = new StringBuilder(before);
        for (int event = 0; event < events.size(); event++) {
            append(body, event > 0 ? "," : "", event);
            append(body, events.get(event), event);
        }
        body.append(after);
        String start = head + "Content-Length: " + body.toString().getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n";
        places.replaceAll(place -> new Place(place.part, place.event, start.length() + place.at));
        bytes = (start + body).getBytes(StandardCharsets.UTF_8);
        if (bytes.length != start.length() + body.length()) {
            throw new IllegalArgumentException("a request must be of ASCII characters");
        }
    }

    /** @param events how many a request takes; more than one go to the same address's {@code /batch} */
    static EventTemplate synq(URI target, String key, String type, int events) {
        String head = "POST " + target.getRawPath() + (events == 1 ? "" : "/batch") + " HTTP/1.1\r\nHost: "
                + target.getAuthority() + "\r\nAuthorization: Bearer " + key + "\r\nContent-Type: application/json\r\n";
        List<String> bodies = Collections.nCopies(events, BODY.formatted(type));
        return events == 1
                ? new EventTemplate(head, bodies, "", "")
                : new EventTemplate(head, bodies, "{\"events\":[", "]}");
    }

    /**
     * Of a file: a request line, headers but {@code Host} and {@code Content-Length}, an empty line, and a body whose
     * delivery has {@code "event_id"}, or {@code webhook-id} as a header, and {@code "sent_at_ns"}.
     */
    static EventTemplate file(Path file, URI target) throws IOException {
        String[] parts = Files.readString(file).split("\\R\\R", 2);
        if (parts.length != 2) {
            throw new IllegalArgumentException(file + " has no empty line before a body");
        }
        String head = parts[0].replaceAll("\\R", "\r\n") + "\r\nHost: " + target.getAuthority() + "\r\n";
        return new EventTemplate(head, List.of(parts[1].strip()), "", "");
    }

    private void append(StringBuilder body, String text, int event) {
        Matcher token = TOKEN.matcher(text);
        int end = 0;
        while (token.find()) {
            body.append(text, end, token.start());
            Part part = Part.valueOf(token.group(1).toUpperCase(Locale.ROOT));
            places.add(new Place(part, event, body.length()));
            body.append(part.first);
            end = token.end();
        }
        body.append(text.substring(end));
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
        for (Place place : places) {
            switch (place.part) {
                case ID -> writeId(place.at, event.idHigh, event.idLow + place.event);
                case TIME -> writeTime(place.at, event.due);
                case SENT -> writeDigits(place.at, Part.SENT.first.length(), event.due);
            }
        }
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
    private void writeTime(int at, long epochNanos) {
        long now = epochNanos / 1_000_000_000L;
        if (now != second) {
            time = Instant.ofEpochSecond(now).toString().getBytes(StandardCharsets.US_ASCII);
            second = now;
        }
        System.arraycopy(time, 0, bytes, at, "2026-01-01T00:00:00".length());
        writeDigits(at + "2026-01-01T00:00:00.".length(), 3, epochNanos / 1_000_000L % 1_000L);
    }

    private void writeDigits(int at, int count, long number) {
        long rest = number;
        for (int i = at + count - 1; i >= at; i--) {
            bytes[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }
}
