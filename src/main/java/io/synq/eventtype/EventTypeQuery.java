package io.synq.eventtype;

import io.synq.platform.Parameters;
import io.synq.platform.Word;
import jakarta.ws.rs.QueryParam;
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

  /** For callers within the server; null is any. */
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
                Word.of(Family.class, text)
                    .orElseThrow(
                        () -> Parameters.refusal("family", "must be commerce or workspace")));
  }

  Optional<Boolean> documented() {
    return Parameters.flag("documented", documented);
  }

  /** A part of the name. */
  Optional<String> part() {
    return Parameters.text("q", q, EventTypeName.MAX);
  }
}
