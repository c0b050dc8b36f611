package io.synq.eventtype;

import io.synq.platform.Names;
import io.synq.platform.Problem;
import jakarta.ws.rs.QueryParam;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which event types a list shows. */
public class EventTypeQuery {
  @QueryParam("family")
  @Nullable String family;

  @QueryParam("documented")
  @Nullable String documented;

  @QueryParam("q")
  @Nullable String q;

  public EventTypeQuery() {}

  /** For those who ask within the server; null is any. */
  public EventTypeQuery(@Nullable String family, @Nullable String documented, @Nullable String q) {
    this.family = family;
    this.documented = documented;
    this.q = q;
  }

  /** {@code commerce} or {@code workspace}. */
  Optional<Family> family() {
    return Optional.ofNullable(family)
        .map(
            text ->
                Arrays.stream(Family.values())
                    .filter(value -> value.text().equals(text))
                    .findFirst()
                    .orElseThrow(() -> refused("family", "must be commerce or workspace")));
  }

  Optional<Boolean> documented() {
    return Optional.ofNullable(documented)
        .map(
            text ->
                switch (text) {
                  case "true" -> true;
                  case "false" -> false;
                  default -> throw refused("documented", "must be true or false");
                });
  }

  /** A part of the name. */
  Optional<String> part() {
    return Optional.ofNullable(q)
        .map(
            text ->
                Names.printable(text, EventTypeName.MAX)
                    .orElseThrow(
                        () -> refused("q", "must be 1 to " + EventTypeName.MAX + " characters")));
  }

  private static RuntimeException refused(String parameter, String reason) {
    return Problem.invalid("", "has a parameter " + parameter + " that " + reason).exception();
  }
}
