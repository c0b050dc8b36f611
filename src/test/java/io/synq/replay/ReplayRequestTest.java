package io.synq.replay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.synq.platform.Problem;
import io.synq.platform.ProblemException;
import io.synq.request.Requests;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplayRequestTest {
  private static final Instant NOW = Instant.parse("2024-12-04T15:32:07.412Z");
  private static final Instant OLDEST = NOW.minus(Duration.ofDays(30));
  private static final String FROM = "\"from\":\"2024-12-01T00:00:00.000Z\"";

  private static ReplayRequest read(String json) {
    var request = Requests.read(Requests.parse(json.getBytes(UTF_8)), ReplayRequest.class);
    request.violations(NOW).check();
    return request;
  }

  @Test
  void theLeastIsAStartAndAChoice() {
    var json = "{" + FROM + ",\"delivery_status\":\"missing\"}";
    assertThat(read(json).dryRun()).isFalse();
    assertThat(read(json).filter(NOW, OLDEST))
        .isEqualTo(
            new ReplayFilter(
                Instant.parse("2024-12-01T00:00:00Z"),
                NOW,
                List.of(),
                List.of(),
                Choice.MISSING,
                Narrowing.NONE));
  }

  @Test
  void everythingCanBeNamed() {
    var wanted =
        read(
            "{"
                + FROM
                + ",\"to\":\"2024-12-02T00:00:00.000Z\",\"event_types\":[\"order.*\",\"order.*\"],"
                + "\"endpoint_ids\":[\"ep_1\"],\"delivery_status\":\"failed\",\"dry_run\":true,"
                + "\"org_id\":\"7B91D204-FC3A-48E1-A13C-3D88E6201BCD\","
                + "\"user_id\":\"C9A1E847-2F3D-4C10-B8E5-0A7D6F219ABC\",\"q\":\"TEXT\"}");
    assertThat(wanted.dryRun()).isTrue();
    assertThat(wanted.filter(NOW, OLDEST).to()).isEqualTo(Instant.parse("2024-12-02T00:00:00Z"));
    assertThat(wanted.filter(NOW, OLDEST).eventTypes()).containsExactly("order.*");
    assertThat(wanted.filter(NOW, OLDEST).endpointIds()).containsExactly("ep_1");
    assertThat(wanted.filter(NOW, OLDEST).deliveryStatus()).isEqualTo(Choice.FAILED);
    assertThat(wanted.filter(NOW, OLDEST).narrowing())
        .isEqualTo(
            new Narrowing(
                "7b91d204-fc3a-48e1-a13c-3d88e6201bcd",
                "c9a1e847-2f3d-4c10-b8e5-0a7d6f219abc",
                "TEXT"));
  }

  @Test
  void aUserIsAlsoWhoeverChangedAnIssue() {
    for (var user : List.of("key_01h455vb4pex5vsknk084sn02q", "Ada@example.com", "U024BE7LH")) {
      var wanted = read("{" + FROM + ",\"delivery_status\":\"any\",\"user_id\":\"" + user + "\"}");
      assertThat(wanted.filter(NOW, OLDEST).narrowing().userId()).isEqualTo(user);
    }
  }

  @Test
  void theFutureEndsNow() {
    var wanted =
        read("{" + FROM + ",\"to\":\"2030-01-01T00:00:00.000Z\",\"delivery_status\":\"any\"}");
    assertThat(wanted.filter(NOW, OLDEST).to()).isEqualTo(NOW);
  }

  @ParameterizedTest
  @CsvSource({
    "2024-11-04T15:32:07.411Z, 2024-12-02T00:00:00Z, 2024-11-04T15:32:07.412Z, 2024-12-02T00:00:00Z",
    "0001-01-01T00:00:00Z, 9999-12-31T23:59:59Z, 2024-11-04T15:32:07.412Z, 2024-12-04T15:32:07.412Z",
    "2020-01-01T00:00:00Z, 2021-01-01T00:00:00Z, 2024-11-04T15:32:07.412Z, 2024-11-04T15:32:07.412Z"
  })
  void thePastBeginsWithTheOldestThatIsKept(
      String from, String to, Instant oldest, Instant newest) {
    var filter =
        read("{\"from\":\"" + from + "\",\"to\":\"" + to + "\",\"delivery_status\":\"any\"}")
            .filter(NOW, OLDEST);
    assertThat(filter.from()).isEqualTo(oldest);
    assertThat(filter.to()).isEqualTo(newest);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}|/from",
        "{'delivery_status':'any'}|/from",
        "{'from':'2024-12-01T00:00:00.000Z'}|/delivery_status",
        "{'from':'2024-12-01T00:00:00.000Z','delivery_status':'delivered'}|/delivery_status",
        "{'from':'2025-01-01T00:00:00.000Z','delivery_status':'any'}|/from",
        "{'from':'2024-12-01T00:00:00Z','to':'2024-11-30T23:59:59Z','delivery_status':'any'}|/from",
        "{'from':'2020-01-01T00:00:00Z','to':'2019-01-01T00:00:00Z','delivery_status':'any'}|/from",
        "{'from':'2024-12-01T00:00:00Z','to':'2024-12-01T00:00:00Z','delivery_status':'any'}|/from",
        "{'from':'yesterday','delivery_status':'any'}|/from",
        "{'from':'2024-12-01T00:00:00.000Z','to':7,'delivery_status':'any'}|/to",
        "{'from':'2024-12-01T00:00:00.000Z','delivery_status':'any','event_types':[]}|/event_types",
        "{'from':'2024-12-01T00:00:00.000Z','delivery_status':'any','event_types':['x']}|/event_types/0",
        "{'from':'2024-12-01T00:00:00.000Z','delivery_status':'any','endpoint_ids':[]}|/endpoint_ids",
        "{'from':'2024-12-01T00:00:00.000Z','delivery_status':'any','dry_run':'yes'}|/dry_run",
        "{'from':'2024-12-01T00:00:00.000Z','delivery_status':'any','org_id':'acme'}|/org_id",
        "{'from':'2024-12-01T00:00:00.000Z','delivery_status':'any','user_id':''}|/user_id",
        "{'from':'2024-12-01T00:00:00.000Z','delivery_status':'any','speed':1}|/speed"
      })
  void wrongMembersAreNamed(String json, String pointer) {
    var refusal = catchThrowableOfType(ProblemException.class, () -> read(json.replace('\'', '"')));
    assertThat(refusal.problem().errors()).extracting(Problem.Violation::pointer).contains(pointer);
  }
}
