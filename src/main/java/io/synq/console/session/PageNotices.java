package io.synq.console.session;

import io.synq.platform.Sha256;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What is to be said on pages that a browser comes to, each at its address: as many as there is
 * room for, the newest.
 */
record PageNotices(List<Left> all) {
  static final PageNotices NONE = new PageNotices(List.of());

  /** What the column takes when it is encrypted, with some to spare. */
  static final int MOST_BYTES = 30_000;

  /**
   * A notice.
   *
   * @param address hashed: it may be long
   */
  record Left(String address, String text) {
    boolean isAt(String page) {
      return address.equals(Sha256.hex(page));
    }
  }

  static PageNotices of(byte[] json) {
    try (JsonReader reader = Json.createReader(new ByteArrayInputStream(json))) {
      JsonArray array = reader.readArray();
      return new PageNotices(
          array.getValuesAs(JsonObject.class).stream()
              .map(one -> new Left(one.getString("at"), one.getString("text")))
              .toList());
    }
  }

  byte[] bytes() {
    JsonArrayBuilder json = Json.createArrayBuilder();
    all.forEach(
        one -> json.add(Json.createObjectBuilder().add("at", one.address).add("text", one.text)));
    return json.build().toString().getBytes(StandardCharsets.UTF_8);
  }

  boolean isEmpty() {
    return all.isEmpty();
  }

  /** The same and one more, in place of the oldest if there is no room. */
  PageNotices with(String address, byte[] notice) {
    List<Left> more = new ArrayList<>(all);
    more.add(new Left(Sha256.hex(address), new String(notice, StandardCharsets.UTF_8)));
    PageNotices kept = new PageNotices(List.copyOf(more));
    return more.size() > 1 && kept.bytes().length > MOST_BYTES
        ? new PageNotices(all.subList(1, all.size())).with(address, notice)
        : kept;
  }

  /** Those of an address, the oldest first. */
  List<byte[]> at(String address) {
    return all.stream()
        .filter(one -> one.isAt(address))
        .map(one -> one.text.getBytes(StandardCharsets.UTF_8))
        .toList();
  }

  /** The others. */
  PageNotices without(String address) {
    return new PageNotices(all.stream().filter(one -> !one.isAt(address)).toList());
  }
}
