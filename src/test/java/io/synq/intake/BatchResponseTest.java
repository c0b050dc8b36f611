package io.synq.intake;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BatchResponseTest {
  private static final String UNKNOWN =
      IntStream.range(0, 100).mapToObj(i -> "\"m" + i + "\":1").collect(Collectors.joining(","));

  private static JsonObject answer(String event, int times) {
    String body = "{\"events\":[" + (event + ",").repeat(times - 1) + event + "]}";
    List<EventReader.Read> reads =
        EventReader.batch("tenant", body.getBytes(StandardCharsets.UTF_8));
    return Json.createReader(new StringReader(BatchResponse.json(reads, List.of()))).readObject();
  }

  @Test
  void whatIsWrongWithManyEventsDoesNotMakeTheAnswerGrow() {
    JsonObject answer = answer("{" + UNKNOWN + "}", 1000);
    assertThat(answer.toString()).hasSizeLessThan(600_000);
    List<JsonObject> results = answer.getJsonArray("results").getValuesAs(JsonObject.class);
    assertThat(results).hasSize(1000);
    assertThat(results.get(0).getJsonArray("errors")).hasSize(20);
    assertThat(results.get(0).getInt("more_errors")).isEqualTo(85);
    assertThat(results.get(999).getJsonArray("errors")).hasSize(1);
    assertThat(results.get(999).getInt("more_errors")).isEqualTo(104);
  }
}
