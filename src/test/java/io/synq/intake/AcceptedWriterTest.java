package io.synq.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.synq.platform.JsonConfiguration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AcceptedWriterTest {
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void writesWhatJsonBWould(boolean duplicate) {
    AcceptedResponse answer =
        new AcceptedResponse(
            "e5d3a1f0-7c82-4b69-a91e-3f204dc8b07a",
            "order.created",
            Instant.parse("2024-12-04T15:32:07.412Z"),
            12,
            duplicate);
    assertThat(AcceptedWriter.json(answer)).isEqualTo(JsonConfiguration.jsonb().toJson(answer));
  }

  @Test
  void timeHasMillisecondsEvenWhereTheyAreNone() {
    AcceptedResponse answer =
        new AcceptedResponse("e", "a_b.c-d", Instant.parse("0001-01-01T00:00:00Z"), 0, true);
    assertThat(AcceptedWriter.json(answer))
        .isEqualTo(JsonConfiguration.jsonb().toJson(answer))
        .contains("0001-01-01T00:00:00.000Z");
  }
}
