package io.synq.console.text;

import io.synq.platform.Texts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import org.jspecify.annotations.Nullable;

/** What pages call an endpoint: its description, and its URL, which can be long. */
@Named("naming")
@ApplicationScoped
public class EndpointTitle {
  private static final int LONGEST = 52;
  private static final int LONGEST_TITLE = 100;

  /** The description; the URL if there is none. */
  public static String of(@Nullable String description, String url) {
    return isBlank(description) ? shortened(url) : cut(description.strip());
  }

  private static String cut(String text) {
    return text.length() > LONGEST_TITLE ? Texts.cut(text, LONGEST_TITLE - 1) + "…" : text;
  }

  private static boolean isBlank(@Nullable String text) {
    return text == null || text.isBlank();
  }

  /** The URL without its middle if it is long: who gets it, and which of theirs it is. */
  public static String shortened(String url) {
    if (url.length() <= LONGEST) {
      return url;
    }
    int end = LONGEST / 2 - 1;
    int tail = url.length() - end;
    return Texts.cut(url, LONGEST - 1 - end)
        + "…"
        + url.substring(Character.isLowSurrogate(url.charAt(tail)) ? tail + 1 : tail);
  }

  public String title(@Nullable String description, String url) {
    return of(description, url);
  }

  public String shortUrl(String url) {
    return shortened(url);
  }
}
