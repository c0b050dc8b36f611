package io.synq.access;

import io.synq.platform.Randoms;
import io.synq.platform.Sha256;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An API key in clear: {@code synq_} and {@value #LENGTH} letters and digits. Shown once, never
 * stored.
 */
public record KeyText(String value) {
  private static final int LENGTH = 32;
  private static final Pattern FORM = Pattern.compile("synq_[A-Za-z0-9]{" + LENGTH + "}");

  public static Optional<KeyText> parse(String text) {
    return FORM.matcher(text).matches() ? Optional.of(new KeyText(text)) : Optional.empty();
  }

  public static KeyText random() {
    return new KeyText("synq_" + Randoms.alphanumeric(LENGTH));
  }

  String prefix() {
    return value.substring(0, 9);
  }

  String hash() {
    return Sha256.hex(value);
  }

  @Override
  public String toString() {
    return prefix() + "…";
  }
}
