package io.synq.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EndpointTest {
  @Test
  void aHeaderThatWasKeptTwiceIsSentOnce() {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Authorization", "old");
    headers.put("X-Own", "1");
    headers.put("authorization", "new");
    var form =
        new EndpointForm("https://example.com/", null, List.of("*"), null, headers, null, true);
    assertThat(new Endpoint("ep_1", "tn_1", form, Instant.EPOCH).headers())
        .containsExactly(entry("Authorization", "new"), entry("X-Own", "1"));
  }
}
