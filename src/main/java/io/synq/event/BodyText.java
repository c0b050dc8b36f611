package io.synq.event;

import io.synq.platform.JsonEscapes;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Text in the bodies of events, as people look for it. */
public final class BodyText {
  private BodyText() {}

  /** Finds bodies that have a text, as they were sent or as a person reads them. */
  public static Predicate<byte[]> saying(String text) {
    Pattern pattern = pattern(composed(text));
    boolean plain = isAscii(text);
    return body -> {
      String sent = new String(body, StandardCharsets.UTF_8);
      String read = JsonEscapes.decoded(sent);
      return pattern.matcher(plain ? sent : composed(sent)).find()
          || !read.equals(sent) && pattern.matcher(plain ? read : composed(read)).find();
    };
  }

  /** An accent is a character's own or one that follows it: people see no difference. */
  private static String composed(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFC);
  }

  private static boolean isAscii(String text) {
    return text.chars().allMatch(c -> c < 128);
  }

  /** The text itself, in whatever case. */
  static Pattern pattern(String text) {
    return Pattern.compile(text, Pattern.LITERAL | Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }
}
