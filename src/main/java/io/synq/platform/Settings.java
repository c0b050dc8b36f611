package io.synq.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.Config;

/**
 * Typed, ranged reading of {@code synq.*} keys from MicroProfile Config; the environment's {@code
 * SYNQ_X_Y} is {@code synq.x.y}. A bad value ends in {@link BadSettingException}.
 */
@ApplicationScoped
public class Settings {
  private static final String PREFIX = "SYNQ_";

  private final Function<String, Optional<String>> values;
  private final Set<String> keys = new ConcurrentSkipListSet<>();

  @Inject
  public Settings(Config config) {
    this(key -> config.getOptionalValue(key, String.class));
  }

  public Settings(Function<String, Optional<String>> values) {
    this.values = values;
  }

  /** The keys that were asked for so far. */
  public Set<String> keys() {
    return Set.copyOf(keys);
  }

  /** Those of these names of variables that look like a setting and are none. */
  public List<String> unknown(Collection<String> variables) {
    Set<String> known = keys.stream().map(Settings::variable).collect(Collectors.toSet());
    return variables.stream()
        .filter(name -> name.startsWith(PREFIX) && !known.contains(name))
        .sorted()
        .toList();
  }

  private static String variable(String key) {
    return key.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
  }

  public Optional<String> text(String key) {
    keys.add(key);
    return values.apply(key).map(String::strip).filter(text -> !text.isEmpty());
  }

  public boolean flag(String key, boolean otherwise) {
    return text(key)
        .map(
            text ->
                switch (text.toLowerCase()) {
                  case "true" -> true;
                  case "false" -> false;
                  default -> throw new BadSettingException(key, "must be true or false");
                })
        .orElse(otherwise);
  }

  public int number(String key, int otherwise, int min, int max) {
    int number = text(key).map(text -> parse(key, text)).orElse(otherwise);
    if (number < min || number > max) {
      throw new BadSettingException(key, "must be from " + min + " to " + max);
    }
    return number;
  }

  private static int parse(String key, String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new BadSettingException(key, "must be a whole number");
    }
  }

  /** An ISO 8601 duration such as {@code PT72H} or {@code P30D}. */
  public Duration duration(String key, Duration otherwise, Duration min, Duration max) {
    Duration duration;
    try {
      duration = text(key).map(Duration::parse).orElse(otherwise);
    } catch (DateTimeParseException e) {
      throw new BadSettingException(key, "must be an ISO 8601 duration such as PT72H");
    }
    if (duration.compareTo(min) < 0 || duration.compareTo(max) > 0) {
      throw new BadSettingException(key, "must be from " + min + " to " + max);
    }
    return duration;
  }

  /** One of some words, in just this spelling. */
  public String word(String key, String otherwise, String... words) {
    keys.add(key);
    String word = values.apply(key).filter(text -> !text.isBlank()).orElse(otherwise);
    if (!List.of(words).contains(word)) {
      throw new BadSettingException(key, "must be one of " + String.join(", ", words));
    }
    return word;
  }

  /** What can be listened at: {@code *}, an address, or a name that has one. */
  public String host(String key, String otherwise) {
    String host = text(key).orElse(otherwise);
    try {
      if (!host.equals("*")) {
        InetAddress.getByName(host);
      }
      return host;
    } catch (UnknownHostException e) {
      throw new BadSettingException(key, "must be *, an address, or a name that is known here");
    }
  }

  public URI uri(String key, String otherwise) {
    try {
      URI uri = URI.create(text(key).orElse(otherwise));
      if (uri.getHost() != null && uri.getScheme() != null) {
        return uri;
      }
    } catch (IllegalArgumentException e) {
      // refused below
    }
    throw new BadSettingException(key, "must be an absolute URL");
  }

  /** Texts separated by commas. */
  public <T> List<T> list(String key, Function<String, T> element) {
    try {
      return text(key).stream()
          .flatMap(text -> Arrays.stream(text.split(",")))
          .map(String::strip)
          .map(element)
          .toList();
    } catch (IllegalArgumentException e) {
      throw new BadSettingException(key, "is not usable: " + e.getMessage());
    }
  }
}
