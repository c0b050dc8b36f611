package io.synq.console.session;

import io.synq.platform.BoundCipher;
import io.synq.platform.Randoms;
import io.synq.platform.Sha256;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a signed-in browser has in its cookie: 250 random bits, of which we keep a hash. */
public record SessionToken(String value) {
  private static final int LENGTH = 42;
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9]{" + LENGTH + "}");

  static SessionToken random() {
    return new SessionToken(Randoms.alphanumeric(LENGTH));
  }

  public static Optional<SessionToken> parse(@Nullable String text) {
    return text != null && FORM.matcher(text).matches()
        ? Optional.of(new SessionToken(text))
        : Optional.empty();
  }

  /** The session's id. */
  String hash() {
    return Sha256.hex(value);
  }

  /** For what only this browser is to read. */
  BoundCipher cipher() {
    return BoundCipher.of(value, "console notice", hash());
  }

  @Override
  public String toString() {
    return "session";
  }
}
