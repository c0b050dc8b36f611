package io.synq.portal;

import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The portal's colour, made darker or lighter where what is written in it, or on it, could not be
 * read (WCAG 2.2, 1.4.3: a contrast of 4.5).
 */
record Accent(Colour chosen) {
  private static final double READABLE = 4.5;
  private static final int STEPS = 50;

  /** The grounds of {@code console.css}. */
  private static final Colour LIGHT = new Colour(0xf7, 0xf7, 0xfa);

  private static final Colour DARK = new Colour(0x16, 0x19, 0x22);

  /** The colour of buttons, on which white text stands. */
  Colour fill() {
    return readable(chosen, Colour.BLACK, Colour.WHITE);
  }

  /** The colour behind the chosen line of a list. */
  Colour soft(Colour ground) {
    return ground.mixed(chosen, ground.equals(LIGHT) ? 0.08 : 0.16);
  }

  Colour textOnLight() {
    return readable(chosen, Colour.BLACK, LIGHT, soft(LIGHT));
  }

  Colour textOnDark() {
    return readable(chosen, Colour.WHITE, DARK, soft(DARK));
  }

  /** The colour with as much of another in it as it takes to be read on each of the grounds. */
  private static Colour readable(Colour colour, Colour towards, Colour... grounds) {
    return IntStream.rangeClosed(0, STEPS)
        .mapToObj(step -> colour.mixed(towards, (double) step / STEPS))
        .filter(mixed -> Stream.of(grounds).allMatch(on -> mixed.contrast(on) >= READABLE))
        .findFirst()
        .orElse(towards);
  }

  /** The style sheet that stands after the console's own. */
  String css() {
    Colour fill = fill();
    Colour pressed = fill.mixed(Colour.BLACK, 0.15);
    return theme(":root, [data-bs-theme=\"light\"]", fill, textOnLight(), soft(LIGHT))
        + theme("[data-bs-theme=\"dark\"]", textOnDark(), textOnDark(), soft(DARK))
        + """
        .btn-primary { --bs-btn-bg: %1$s; --bs-btn-border-color: %1$s; --bs-btn-disabled-bg: %1$s; \
        --bs-btn-hover-bg: %2$s; --bs-btn-hover-border-color: %2$s; \
        --bs-btn-active-bg: %2$s; --bs-btn-active-border-color: %2$s; }
        .form-check-input:checked { background-color: %1$s; border-color: %1$s; }
        """
            .formatted(fill.css(), pressed.css());
  }

  private static String theme(String where, Colour line, Colour text, Colour soft) {
    return """
    %s { --accent: %s; --accent-strong: %s; --accent-text: %s; --accent-soft: %s; --focus: %s; \
    --bs-primary-rgb: %s; --bs-link-color-rgb: %s; --bs-link-hover-color-rgb: %s; }
    """
        .formatted(
            where,
            line.css(),
            text.css(),
            text.css(),
            soft.css(),
            text.css(),
            line.channels(),
            text.channels(),
            text.channels());
  }
}
