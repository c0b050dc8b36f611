package io.synq.http;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The media ranges of an {@code Accept} header (RFC 9110 §12.5.1), read as kindly as can be: the
 * JDK's own client sends {@code *; q=.2} unless it is told otherwise. What cannot be read is passed
 * over: no event is refused for it.
 */
final class Accept {
  private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]++";
  private static final Pattern ELEMENT =
      Pattern.compile("(?:[^,\"]|\"(?:[^\"\\\\]|\\\\.)*+\"|\")++");
  private static final Pattern RANGE =
      Pattern.compile("\\s*+(\\*|" + TOKEN + "/" + TOKEN + ")\\s*+(;.*+)?");
  private static final Pattern WEIGHT =
      Pattern.compile(";\\s*+[qQ]\\s*+=\\s*+(\\d{0,9}(?:\\.\\d{0,9})?)\\s*+(?:;|$)");
  private static final int PLACES = 3;

  /** What nearly all send, as its grammar has it. */
  private static final Set<String> USUAL = Set.of("*/*", "application/json");

  private Accept() {}

  /** The header as its grammar has it; empty if nothing in it can be read. */
  static Optional<String> readable(String header) {
    if (USUAL.contains(header)) {
      return Optional.of(header);
    }
    String ranges =
        ELEMENT
            .matcher(header)
            .results()
            .map(element -> range(element.group()))
            .flatMap(Optional::stream)
            .collect(Collectors.joining(", "));
    return ranges.isEmpty() ? Optional.empty() : Optional.of(ranges);
  }

  private static Optional<String> range(String element) {
    Matcher range = RANGE.matcher(element);
    if (!range.matches()) {
      return Optional.empty();
    }
    String type = range.group(1).equals("*") ? "*/*" : range.group(1);
    return Optional.of(weight(range.group(2)).map(q -> type + ";q=" + q).orElse(type));
  }

  /** From 0 to 1, with three places at most; empty if there is none that is a number. */
  private static Optional<String> weight(@Nullable String parameters) {
    Matcher weight = WEIGHT.matcher(parameters == null ? "" : parameters);
    if (!weight.find() || weight.group(1).matches("\\.?")) {
      return Optional.empty();
    }
    BigDecimal number = new BigDecimal("0" + weight.group(1));
    return Optional.of(
        number.min(BigDecimal.ONE).setScale(PLACES, RoundingMode.DOWN).toPlainString());
  }
}
