package io.synq.repair;

import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Where an event is to be delivered again. */
@Schema(
    examples =
        """
        {}
        """)
public record EventReplay(
    @Schema(
            minItems = 1,
            maxItems = 1000,
            maxLength = 64,
            description = "By default all that would get the event if it came now.")
        @Nullable List<String> endpointIds) {
  /** To all that would get it if it came now. */
  public static final EventReplay TO_ALL = new EventReplay(null);

  Optional<List<String>> targets() {
    return Optional.ofNullable(endpointIds).map(ids -> ids.stream().distinct().toList());
  }
}
