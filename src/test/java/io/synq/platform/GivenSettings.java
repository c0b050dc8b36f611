package io.synq.platform;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Settings for tests, from pairs of key and value. */
public final class GivenSettings {
  private GivenSettings() {}

  public static Settings of(String... pairs) {
    Map<String, String> values = new HashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      values.put(pairs[i], pairs[i + 1]);
    }
    return new Settings(key -> Optional.ofNullable(values.get(key)));
  }
}
