package io.synq.trace;

import io.synq.platform.BadSettingException;
import io.synq.platform.FeatureSettings;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.Config;

/**
 * The settings of OpenTelemetry, by its own names, as MicroProfile Telemetry has them: {@code
 * otel.exporter.otlp.endpoint} is the environment's {@code OTEL_EXPORTER_OTLP_ENDPOINT}.
 */
@Dependent
public class TraceSettings implements FeatureSettings {
  private static final String PREFIX = "otel.";
  private static final String ENDPOINT = "otel.exporter.otlp.endpoint";
  private static final String TRACES_ENDPOINT = "otel.exporter.otlp.traces.endpoint";
  private static final String DISABLED = "otel.sdk.disabled";
  private static final String PROTOCOL = "otel.exporter.otlp.protocol";
  private static final String TRACES_PROTOCOL = "otel.exporter.otlp.traces.protocol";

  /** What can be spoken: no HTTP client here speaks the other one. */
  static final String HTTP = "http/protobuf";

  private final boolean on;
  private final Map<String, String> properties = new HashMap<>();

  @Inject
  TraceSettings(Config config) {
    this(
        key -> config.getOptionalValue(key, String.class).filter(text -> !text.isBlank()),
        config.getPropertyNames());
  }

  TraceSettings(Function<String, Optional<String>> values, Iterable<String> names) {
    boolean told = values.apply(ENDPOINT).isPresent() || values.apply(TRACES_ENDPOINT).isPresent();
    on = told && !values.apply(DISABLED).map(Boolean::parseBoolean).orElse(false);
    if (on) {
      for (String key : new String[] {PROTOCOL, TRACES_PROTOCOL}) {
        if (!values.apply(key).orElse(HTTP).equals(HTTP)) {
          throw new BadSettingException(key, "must be " + HTTP);
        }
      }
      StreamSupport.stream(names.spliterator(), false)
          .filter(name -> name.startsWith(PREFIX))
          .forEach(name -> values.apply(name).ifPresent(value -> properties.put(name, value)));
    }
  }

  boolean on() {
    return on;
  }

  /** What is set of {@code otel.*}; names of the environment are not among them. */
  Map<String, String> properties() {
    return Map.copyOf(properties);
  }
}
