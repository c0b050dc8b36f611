package io.synq.portal;

import io.synq.platform.Randoms;
import io.synq.platform.Sha256;
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
    return Sha256.hex(value);
  }

  @Override
  public String toString() {
    return "portal link";
  }
}
