package io.synq.outbound;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenRequestTest {
  private static final Instant NOW = Instant.parse("2024-12-04T15:32:07.412Z");

  private static TokenRequest request(boolean inBody) {
    return new TokenRequest(
        URI.create("https://auth.example/token?v=1"),
        "my id:1",
        "s&cret+ü",
        List.of("a.b", "c"),
        "https://api.example/",
        inBody);
  }

  @Test
  void theClientShowsItsSecretInAHeader() {
    var exchange = request(false).exchange("t");
    assertThat(new String(exchange.requestBody, UTF_8))
        .isEqualTo(
            "grant_type=client_credentials&scope=a.b+c&audience=https%3A%2F%2Fapi.example%2F");
    var basic = exchange.headers.get("Authorization");
    assertThat(new String(Base64.getDecoder().decode(basic.substring(6)), UTF_8))
        .isEqualTo("my+id%3A1:s%26cret%2B%C3%BC");
    assertThat(exchange.type.text()).isEqualTo("application/x-www-form-urlencoded");
    assertThat(exchange.target()).isEqualTo("/token?v=1");
  }

  @Test
  void theClientShowsItsSecretInTheBody() {
    var exchange = request(true).exchange("t");
    assertThat(new String(exchange.requestBody, UTF_8))
        .endsWith("&client_id=my+id%3A1&client_secret=s%26cret%2B%C3%BC");
    assertThat(exchange.headers).containsOnlyKeys("Accept");
  }

  private static AccessToken token(int status, String body) throws TokenException {
    return token(status, body, false);
  }

  private static AccessToken token(int status, String body, boolean truncated)
      throws TokenException {
    var answer = new Outcome.Answer(status, "", body.replace('\'', '"'), truncated);
    return request(false).token(answer, NOW);
  }

  @ParameterizedTest
  @CsvSource({
    "3600, 3570",
    "60, 54",
    "1, 10",
    "0, 10",
    "-5, 10",
    "1e300, 86370",
    "'\"x\"', 270",
    "null, 270"
  })
  void aTokenIsUsedUntilALittleBeforeItExpires(String expiresIn, long seconds) throws Exception {
    var token =
        token(200, "{'access_token':'abc','token_type':'bEarer','expires_in':" + expiresIn + "}");
    assertThat(token).isEqualTo(new AccessToken("abc", NOW.plusSeconds(seconds)));
    assertThat(token.header()).isEqualTo("Bearer abc");
    assertThat(token.toString()).doesNotContain("abc");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "401|{'error':'invalid_client','error_description':'s3cret'}|401 (invalid_client)",
        "400|{'error':'no code, but s3cret'}|400",
        "500|<html>|500",
        "302||302",
        "201|{'access_token':'a','token_type':'Bearer'}|201",
        "200|[]|without a token",
        "200|{'access_token':7,'token_type':'Bearer'}|without a token",
        "200|{'access_token':'a\\r\\nX: y','token_type':'Bearer'}|without a token",
        "200|{'access_token':'a','token_type':'mac'}|with a token that is no bearer token",
        "200|{'access_token':'a'}|with a token that is no bearer token"
      })
  void whatIsNoTokenIsSaidInWords(int status, String body, String says) {
    var failure =
        catchThrowableOfType(TokenException.class, () -> token(status, body == null ? "" : body));
    assertThat(failure.failure)
        .isEqualTo(
            new Outcome.Failure(
                FailureKind.TOKEN, "no access token: the server at auth.example answered " + says));
  }

  private static void assertNone(String body, boolean truncated, String says) {
    var failure = catchThrowableOfType(TokenException.class, () -> token(200, body, truncated));
    assertThat(failure.failure)
        .isEqualTo(
            new Outcome.Failure(
                FailureKind.TOKEN, "no access token: the server at auth.example answered " + says));
  }

  @Test
  void anAnswerThatIsTooLongOrTooDeepIsNoToken() throws Exception {
    assertNone("{'access_token':'abc", true, "with what did not end within 8 KiB");
    assertNone("{'a':" + "[".repeat(8000), false, "without a token");
    assertNone("{'a':" + "[".repeat(8000), true, "with what did not end within 8 KiB");
    assertThat(token(200, "{'access_token':'abc','token_type':'Bearer'}", true).header())
        .isEqualTo("Bearer abc");
  }
}
