package io.synq.bench;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** An event on its way through the floor: its id and its bytes as they came. */
record FloorEvent(String id, byte[] body) {

    private static final byte[] ID = {'"', 'e', 'v', 'e', 'n', 't', '_', 'i', 'd', '"', ':', '"'};
    private static final int ID_LENGTH = 36;

    /** The event in a request of this folder's load, which puts the id first; null for any other request. */
    static FloorEvent of(HttpMessage request) {
        byte[] bytes = request.bytes();
        int from = request.bodyStart();
        int idAt = from + 1 + ID.length;
        if (request.bodyEnd() < idAt + ID_LENGTH) {
            return null;
        }
        if (!Arrays.equals(bytes, from + 1, idAt, ID, 0, ID.length)) {
            return null;
        }
        String id = new String(bytes, idAt, ID_LENGTH, StandardCharsets.US_ASCII);
        return new FloorEvent(id, Arrays.copyOfRange(bytes, from, request.bodyEnd()));
    }
}
