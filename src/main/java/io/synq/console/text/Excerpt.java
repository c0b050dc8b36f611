package io.synq.console.text;

import io.synq.platform.Texts;

/**
 * A body as pages show it: of a large one the beginning, until somebody asks for the rest.
 *
 * @param html indented if it is JSON
 * @param cut whether there is more than this
 */
public record Excerpt(String html, boolean cut) {
  /** So much of a body is read by people and drawn by browsers at once. */
  public static final int MOST = 64 * 1024;

  /** What is shown of each body where many stand on one page. */
  public static final int GLANCE = 4 * 1024;

  /** Whether only a part of it is shown unless all of it is asked for. */
  public static boolean isLarge(String text) {
    return text.length() > MOST;
  }

  /** Its first characters, so many at the most. */
  public static Excerpt of(String text, int most) {
    return text.length() <= most
        ? new Excerpt(PrettyJson.orText(text), false)
        : new Excerpt(PrettyJson.orText(Texts.cut(text, most)), true);
  }

  /** All of it; a large one without colours, which would be most of the page. */
  public static Excerpt whole(String text) {
    return isLarge(text)
        ? new Excerpt(Markup.escape(PrettyJson.plain(text)), false)
        : new Excerpt(PrettyJson.orText(text), false);
  }

  /** As it is, not indented: all of it, or as much as of other bodies. */
  public static Excerpt raw(String text, boolean whole) {
    return whole || !isLarge(text)
        ? new Excerpt(Markup.escape(text), false)
        : new Excerpt(Markup.escape(Texts.cut(text, MOST)), true);
  }
}
