package io.synq.console.figures;

import io.synq.figures.Figures;
import io.synq.figures.Stats;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;

/**
 * An endpoint's last day as small bars, an hour each.
 *
 * @param good a path in a box of 120 by 24: attempts that were answered 2xx, from the ground
 * @param bad the others, above those
 * @param words the same in a sentence
 */
public record Spark(String good, String bad, String words) {
  private static final int HOURS = 24;
  private static final int WIDTH = 5;
  private static final int GAP = 1;
  private static final double HEIGHT = 24;

  public static Spark of(Stats.OfEndpoint endpoint, Instant now) {
    List<Figures> slices = endpoint.slices();
    long most = slices.stream().mapToLong(Figures::attempts).max().orElse(0);
    double scale = most == 0 ? 0 : HEIGHT / most;
    Figures all = endpoint.figures();
    String words =
        String.format(
            Locale.ENGLISH,
            "%,d attempts in the last 24 hours, of which %,d failed",
            all.attempts(),
            all.failedAttempts());
    ToLongFunction<Figures> answered = one -> one.attempts() - one.failedAttempts();
    return new Spark(
        path(slices, now, scale, one -> 0, answered),
        path(slices, now, scale, answered, Figures::failedAttempts),
        words);
  }

  private static String path(
      List<Figures> slices,
      Instant now,
      double scale,
      ToLongFunction<Figures> below,
      ToLongFunction<Figures> value) {
    StringBuilder path = new StringBuilder();
    for (Figures one : slices) {
      long ago = Duration.between(one.from(), now).toHours();
      long count = value.applyAsLong(one);
      if (ago < HOURS && count > 0) {
        double bottom = HEIGHT - below.applyAsLong(one) * scale;
        // Little is seen, too.
        double height = Math.max(1, count * scale);
        path.append(
            String.format(
                Locale.ENGLISH,
                "M%d %.1fv-%.1fh%dv%.1fz",
                (HOURS - 1 - ago) * WIDTH,
                bottom,
                height,
                WIDTH - GAP,
                height));
      }
    }
    return path.toString();
  }
}
