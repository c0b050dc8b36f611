package io.synq.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.synq.platform.ProblemException;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AuditQueryTest {
  private final AuditQuery query = new AuditQuery();

  @Test
  void asksForNothingByDefault() {
    assertThat(query.conditions()).isEmpty();
  }

  @Test
  void asksForWhatItIsGiven() {
    query.action = "endpoint.created";
    query.objectId = "ep_1";
    query.actor = "ann";
    query.from = "2024-12-04T15:32:07.412Z";
    query.to = "2024-12-05T00:00:00.000Z";
    assertThat(query.conditions())
        .isEqualTo(
            Map.of(
                "action", "endpoint.created",
                "object", Set.of("ep_1"),
                "actor", "ann",
                "from", Instant.parse("2024-12-04T15:32:07.412Z"),
                "to", Instant.parse("2024-12-05T00:00:00Z")));
    assertThat(AuditQuery.CONDITIONS).containsOnlyKeys(query.conditions().keySet());
  }

  @Test
  void uuidsAreLookedForInLowerCaseAndAsTheyAreGiven() {
    String issue = "E5D3A1F0-7C82-4B69-A91E-3F204DC8B07A";
    query.objectId = issue;
    assertThat(query.conditions())
        .isEqualTo(Map.of("object", Set.of(issue, "e5d3a1f0-7c82-4b69-a91e-3f204dc8b07a")));
    query.objectId = "EP_1";
    assertThat(query.conditions()).isEqualTo(Map.of("object", Set.of("EP_1")));
  }

  @Test
  void namesTheParameterThatItRefuses() {
    query.from = "yesterday";
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(query::conditions)
        .withMessageContaining("the parameter from must be a time");
    query.from = "2024-12-05T00:00:00Z";
    query.to = "2024-12-04T00:00:00Z";
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(query::conditions)
        .withMessageContaining("the parameter from must not be later than to");
    query.from = null;
    query.actor = "x".repeat(255);
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(query::conditions)
        .withMessageContaining("the parameter actor must be 1 to 254 characters");
  }
}
