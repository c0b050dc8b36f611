package io.synq.platform;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a caller names a request by, so that it can be sent again
 * (draft-ietf-httpapi-idempotency-key- header). Compared as it was sent: with quotes it is another
 * key than without.
 *
 * @param value 1 to 255 printable ASCII characters
 */
public record IdempotencyKey(String value) {
  public static final String HEADER = "Idempotency-Key";

  private static final Pattern FORM = Pattern.compile("[ -~]{1,255}");

  /** Nothing without a header; 400 if it is not a key. */
  public static Optional<IdempotencyKey> parse(@Nullable String header) {
    if (header == null) {
      return Optional.empty();
    }
    if (!FORM.matcher(header).matches() || header.isBlank()) {
      throw Problem.of(
              ProblemType.MALFORMED,
              "The header Idempotency-Key must be 1 to 255 printable ASCII characters.")
          .exception();
    }
    return Optional.of(new IdempotencyKey(header));
  }

  /** A secret stays out of logs. */
  @Override
  public String toString() {
    return "IdempotencyKey";
  }
}
