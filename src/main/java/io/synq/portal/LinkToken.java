package io.synq.portal;

import io.synq.platform.Randoms;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What opens a portal: 250 random bits, shown once, of which a hash is kept. */
public record LinkToken(String value) {
  private static final int LENGTH = 42;
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9]{" + LENGTH + "}");

  static LinkToken random() {
    return new LinkToken(Randoms.alphanumeric(LENGTH));
  }

  public static Optional<LinkToken> parse(@Nullable String text) {
    return text != null && FORM.matcher(text).matches()
        ? Optional.of(new LinkToken(text))
        : Optional.empty();
  }

  String hash() {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.US_ASCII));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public String toString() {
    return "portal link";
  }
}
