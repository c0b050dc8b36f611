package io.synq.platform;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import jakarta.json.bind.adapter.JsonbAdapter;
import jakarta.json.bind.config.PropertyNamingStrategy;
import jakarta.json.bind.config.PropertyOrderStrategy;
import jakarta.ws.rs.ext.ContextResolver;
import jakarta.ws.rs.ext.Provider;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Answers in snake_case and in order of name, with nulls, and times in milliseconds. */
@Provider
public class JsonConfiguration implements ContextResolver<Jsonb> {
  private static final Jsonb JSONB =
      JsonbBuilder.create(
          new JsonbConfig()
              .withPropertyNamingStrategy(PropertyNamingStrategy.LOWER_CASE_WITH_UNDERSCORES)
              .withPropertyOrderStrategy(PropertyOrderStrategy.LEXICOGRAPHICAL)
              .withNullValues(true)
              .withAdapters(new InstantAdapter()));

  @Override
  public Jsonb getContext(Class<?> type) {
    return JSONB;
  }

  /** For what is written outside JAX-RS. */
  public static Jsonb jsonb() {
    return JSONB;
  }

  /** Times in the wire form. */
  public static class InstantAdapter implements JsonbAdapter<Instant, String> {
    @Override
    public String adaptToJson(Instant time) {
      return Times.format(time);
    }

    @Override
    public @Nullable Instant adaptFromJson(@Nullable String text) {
      return text == null ? null : Times.parse(text).orElseThrow();
    }
  }
}
