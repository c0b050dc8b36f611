package io.synq.platform;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A position in a list that is ordered by time and id, newest first. Opaque to callers. */
public record Cursor(Instant time, String id) {
  private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

  public String encode() {
    String text = time.getEpochSecond() + "." + time.getNano() + "." + id;
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The position that a caller sent back; 422 if it is not one of ours. */
  public static Optional<Cursor> decode(@Nullable String text) {
    if (text == null) {
      return Optional.empty();
    }
    try {
      String[] parts =
          new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split("\\.", 3);
      Instant time = Instant.ofEpochSecond(Long.parseLong(parts[0]), Long.parseLong(parts[1]));
      if (time.isBefore(FIRST) || time.isAfter(LAST)) {
        throw new IllegalArgumentException("outside of what a database holds");
      }
      return Optional.of(new Cursor(time, Names.printable(parts[2], 128).orElseThrow()));
    } catch (RuntimeException e) {
      throw refusal();
    }
  }

  /** 422: it is none that a list gave out. */
  public static ProblemException refusal() {
    return Parameters.refusal("cursor", "must be one that this list gave out");
  }
}
