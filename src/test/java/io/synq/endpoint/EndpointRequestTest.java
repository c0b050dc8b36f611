package io.synq.endpoint;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.synq.platform.Problem;
import io.synq.platform.ProblemException;
import io.synq.request.Patch;
import io.synq.request.Requests;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EndpointRequestTest {
  private static final EndpointRequest PLAIN =
      EndpointRequest.forAll("https://example.com/", "Everything");

  @Test
  void whatIsLeftOutHasItsDefault() {
    var request = made("{'url':'https://example.com/','event_types':['a.b']}");
    assertThat(request)
        .isEqualTo(
            new EndpointRequest(
                "https://example.com/",
                null,
                List.of("a.b"),
                null,
                null,
                null,
                false,
                Map.of(),
                null,
                null,
                null,
                null,
                "none",
                null,
                null,
                true,
                null,
                null));
  }

  @Test
  void everythingCanBeSaid() {
    var secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    var request =
        made(
            "{'url':'https://example.com/','description':'d','event_types':['a.b','*'],"
                + "'filter':'a\\n= 1','headers':{'X-A':'1'},'max_in_flight':64,'rate_limit':10000,"
                + "'retry':{'first_wait_seconds':1,'longest_wait_seconds':86400,"
                + "'limit_seconds':259200,'final_statuses':[404,400,404]},'enabled':false,"
                + "'signature':'hmac','secret':'"
                + secret
                + "'}");
    assertThat(request)
        .isEqualTo(
            new EndpointRequest(
                "https://example.com/",
                "d",
                List.of("a.b", "*"),
                "a\n= 1",
                null,
                null,
                false,
                Map.of("X-A", "1"),
                null,
                64,
                10_000,
                new Retry(1, 86_400, 259_200, List.of(400, 404)),
                "none",
                null,
                null,
                false,
                secret,
                "hmac"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "'url':'/relative'|/url must not be there",
        "'event_types':['a.b','Order']|/event_types/1 must be an event type, domain.* or *",
        "'filter':'('|/filter",
        "'secret':'whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA='|/secret is too weak: it must be of random bytes",
        "'secret':'x'|/secret must be whsec_ and base64 of 24 to 64 bytes",
        "'headers':{'a/b~c':'x'}|/headers/a~1b~0c is not a header name",
        "'headers':{'Host':'x'}|/headers/Host is a header that the server sets itself",
        "'headers':{'X-Own':'1','x-own':'2'}|/headers/x-own is there twice: upper and lower case are the same"
      })
  void itsRulesAreBeyondTheSchema(String member, String violation) {
    String others =
        (member.startsWith("'url'") ? "" : ",'url':'https://example.com/'")
            + (member.startsWith("'event_types'") ? "" : ",'event_types':['*']");
    assertThat(refusals(() -> made("{" + member + others + "}")))
        .singleElement()
        .asString()
        .startsWithIgnoringCase(violation);
  }

  @Test
  void aPatchChangesWhatItNamesAndNullRemoves() {
    var old =
        new EndpointRequest(
            "https://old.example/",
            "d",
            List.of("a.b"),
            "f",
            null,
            null,
            false,
            Map.of(),
            null,
            7,
            null,
            null,
            "none",
            null,
            null,
            false,
            null,
            null);
    assertThat(patched(old, "{}")).isEqualTo(old);
    assertThat(patched(old, "{'description':null,'filter':null,'max_in_flight':null}"))
        .isEqualTo(
            new EndpointRequest(
                "https://old.example/",
                null,
                List.of("a.b"),
                null,
                null,
                null,
                false,
                Map.of(),
                null,
                null,
                null,
                null,
                "none",
                null,
                null,
                false,
                null,
                null));
    assertThat(patched(old, "{'event_types':['c.d'],'enabled':true}"))
        .isEqualTo(
            new EndpointRequest(
                "https://old.example/",
                "d",
                List.of("c.d"),
                "f",
                null,
                null,
                false,
                Map.of(),
                null,
                7,
                null,
                null,
                "none",
                null,
                null,
                true,
                null,
                null));
  }

  @Test
  void aKeyNeedsItsExpression() {
    var old = EndpointRequest.forAll("https://old.example/", "d");
    assertThat(refusals(() -> patched(old, "{'ordering':'key'}")))
        .containsExactly("/ordering needs an ordering_key to be key");
    var keyed = patched(old, "{'ordering':'key','ordering_key':'payload.id'}");
    assertThat(refusals(() -> patched(keyed, "{'ordering_key':null}")))
        .containsExactly("/ordering_key is needed where ordering is key");
    assertThat(patched(keyed, "{'ordering':'none'}").orderingKey()).isEqualTo("payload.id");
  }

  @Test
  void aPatchIsNotRefusedForWhatItDoesNotName() {
    var old = EndpointRequest.forAll("/not allowed any more", "d");
    assertThat(patched(old, "{'enabled':false}").enabled()).isFalse();
    assertThat(refusals(() -> patched(old, "{'url':'/other'}"))).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "{'url':null}|/url must be a string",
        "{'event_types':null}|/event_types must be an array of strings",
        "{'retry':{'final_statuses':400}}|/retry/final_statuses must be an array of whole numbers",
        "{'enabled':null}|/enabled must be true or false",
        "{'secret':null}|/secret is not a member of this resource",
        "{'secret':'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'}|/secret is not a member of this resource",
        "{'x':null}|/x is not a member of this resource",
        "{'x':1}|/x is not a member of this resource",
        "{'enabled':'yes'}|/enabled must be true or false"
      })
  void aPatchSaysNothingElse(String patch, String violation) {
    assertThat(refusals(() -> patched(PLAIN, patch))).containsExactly(violation);
  }

  @Test
  void aPatchChangesPartsOfTheSchedule() {
    var old = patched(PLAIN, "{'retry':{'first_wait_seconds':30,'final_statuses':[400]}}");
    assertThat(old.retry()).isEqualTo(new Retry(30, null, null, List.of(400)));
    assertThat(patched(old, "{'retry':{'limit_seconds':60,'first_wait_seconds':null}}").retry())
        .isEqualTo(new Retry(null, null, 60, List.of(400)));
    assertThat(patched(old, "{'retry':null}").retry()).isNull();
    assertThat(patched(old, "{'retry':{'first_wait_seconds':null,'final_statuses':[]}}").retry())
        .as("what says nothing is none")
        .isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "{'rate_limit':0}|/rate_limit must be a whole number from 1 to 10000",
        "{'rate_limit':10001}|/rate_limit must be a whole number from 1 to 10000",
        "{'retry':{'first_wait_seconds':0}}|/retry/first_wait_seconds must be a whole number from 1 to 21600",
        "{'retry':{'limit_seconds':259201}}|/retry/limit_seconds must be a whole number from 1 to 259200",
        "{'retry':{'final_statuses':[299]}}|/retry/final_statuses/0 must be a whole number from 300 to 599",
        "{'retry':{'first_wait_seconds':9,'longest_wait_seconds':8}}|/retry/longest_wait_seconds must not be less than first_wait_seconds",
        "{'retry':{'x':1}}|/retry/x is not a member of this resource"
      })
  void aScheduleHasItsBounds(String patch, String violation) {
    assertThat(refusals(() -> patched(PLAIN, patch))).containsExactly(violation);
  }

  @Test
  void aPatchReplacesAddsAndRemovesHeaders() {
    var old = Map.of("X-Kept", "1", "X-Changed", "2", "X-Removed", "3");
    assertThat(headers(old, "{'X-Changed':'9','X-Removed':null,'X-Added':'4'}"))
        .isEqualTo(Map.of("X-Kept", "1", "X-Changed", "9", "X-Added", "4"));
    assertThat(headers(old, "{}")).isEqualTo(old);
    assertThat(headers(old, "null")).isEmpty();
  }

  @Test
  void namesOfHeadersAreOneRegardlessOfCase() {
    var old = Map.of("X-Kept", "1", "Authorization", "2", "X-Removed", "3", "X-Respelled", "4");
    assertThat(
            headers(
                old, "{'authorization':'9','x-removed':null,'x-respelled':'8','X-Respelled':null}"))
        .isEqualTo(Map.of("authorization", "9", "X-Kept", "1", "x-respelled", "8"));
  }

  @Test
  void thereAreTwentyHeadersAtTheMost() {
    assertThat(headers(Map.of(), many(20))).hasSize(20);
    assertThat(refusals(() -> headers(Map.of(), many(21))))
        .containsExactly("/headers must have at most 20 members");
    assertThat(refusals(() -> headers(Map.of("X-Old", "1"), many(20))))
        .containsExactly("/headers must have at most 20 members");
  }

  private static String many(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "'X-" + i + "':'1'")
        .collect(joining(",", "{", "}"));
  }

  private static Map<String, String> headers(Map<String, String> old, String patch) {
    var before =
        new EndpointRequest(
            "https://example.com/",
            null,
            List.of("*"),
            null,
            null,
            null,
            false,
            old,
            null,
            null,
            null,
            null,
            "none",
            null,
            null,
            true,
            null,
            null);
    return patched(before, "{'headers':" + patch + "}").headers();
  }

  private static EndpointRequest made(String json) {
    var request =
        Requests.read(
            Requests.parse(json.replace('\'', '"').getBytes(UTF_8)), EndpointRequest.class);
    request.violations(EndpointRequestTest::refusal).check();
    return request;
  }

  private static EndpointRequest patched(EndpointRequest old, String json) {
    var said = Requests.parse(json.replace('\'', '"').getBytes(UTF_8));
    return old.patched(new Patch<>(EndpointRequest.class, said), EndpointRequestTest::refusal);
  }

  private static Optional<String> refusal(URI url) {
    return url.isAbsolute() ? Optional.empty() : Optional.of("must not be there");
  }

  private static List<String> refusals(Runnable request) {
    return catchThrowableOfType(ProblemException.class, request::run).problem().errors().stream()
        .map(Problem.Violation::text)
        .toList();
  }
}
