package io.synq.endpoint;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.synq.platform.Problem;
import io.synq.platform.ProblemException;
import io.synq.request.Patch;
import io.synq.request.Requests;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an endpoint may say of its authentication, made and changed. */
class AuthenticationRequestTest {
  private static final String BASIC = "{'type':'basic','username':'u','password':'p'}";
  private static final String CLIENT =
      "{'type':'oauth2_client_credentials','token_url':'https://auth.example/t',"
          + "'client_id':'i','client_secret':'s','scopes':['a','b']}";
  private static final String CERTIFICATE = "{'type':'client_certificate','pkcs12':'MII=\\nAA'}";

  private static EndpointRequest made(String authentication) {
    return made(authentication, "");
  }

  private static EndpointRequest made(String authentication, String more) {
    var json =
        "{'url':'https://example.com/','event_types':['*'],'authentication':"
            + authentication
            + more
            + "}";
    var request = Requests.read(Requests.parse(bytes(json)), EndpointRequest.class);
    request.violations(AuthenticationRequestTest::guard).check();
    return request;
  }

  private static byte[] bytes(String json) {
    return json.replace('\'', '"').getBytes(UTF_8);
  }

  private static Optional<String> guard(URI url) {
    return url.toString().contains("blocked") ? Optional.of("is blocked") : Optional.empty();
  }

  /** As it is kept: without what is not shown. */
  private static EndpointRequest kept(String authentication) {
    var request = made(authentication);
    var given = request.authentication();
    var shown = given.shown(null, Instant.EPOCH);
    return patched(request, "{}", AuthenticationRequest.of(shown));
  }

  private static EndpointRequest patched(
      EndpointRequest old, String patch, AuthenticationRequest authentication) {
    var state =
        new EndpointRequest(
            old.url(),
            old.description(),
            old.eventTypes(),
            old.filter(),
            old.transform(),
            old.format(),
            old.handshake(),
            old.headers(),
            authentication,
            old.maxInFlight(),
            old.rateLimit(),
            old.retry(),
            old.ordering(),
            old.orderingKey(),
            old.orderingLimitSeconds(),
            old.enabled(),
            null,
            null);
    return state.patched(
        new Patch<>(EndpointRequest.class, Requests.parse(bytes(patch))),
        AuthenticationRequestTest::guard);
  }

  private static EndpointRequest patched(EndpointRequest old, String patch) {
    return patched(old, patch, old.authentication());
  }

  private static List<String> refusals(Runnable call) {
    return catchThrowableOfType(ProblemException.class, call::run).problem().errors().stream()
        .map(Problem.Violation::text)
        .toList();
  }

  @Test
  void eachTypeHasItsMembers() {
    assertThat(made(BASIC).authentication().username()).isEqualTo("u");
    assertThat(made(CLIENT).authentication().scopes()).containsExactly("a", "b");
    assertThat(made(CERTIFICATE).authentication().pkcs12()).contains("\n");
    assertThat(made("null").authentication()).isNull();
    assertThat(made(BASIC).toString()).doesNotContain("'p'", "=p");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "{'type':'digest'}|/authentication/type must be basic, oauth2_client_credentials or client_certificate",
        "{'username':'u','password':'p'}|/authentication/type is required",
        "{'type':'basic','username':'u'}|/authentication/password is required",
        "{'type':'basic','password':'p'}|/authentication/username is required",
        "{'type':'basic','username':'u:v','password':'p'}|/authentication/username must not have a colon",
        "{'type':'basic','username':'u','password':'p','audience':'x'}|/authentication/audience is not of basic",
        "{'type':'basic','username':'u','password':'a\\nb'}|/authentication/password must be 1 to 500 characters without control characters",
        "{'type':'client_certificate','password':'x'}|/authentication/pkcs12 is required",
        "{'type':'oauth2_client_credentials','token_url':'https://a/','client_id':'i'}|/authentication/client_secret is required",
        "{'type':'oauth2_client_credentials','token_url':'https://blocked/','client_id':'i','client_secret':'s'}|/authentication/token_url is blocked",
        "{'type':'oauth2_client_credentials','token_url':'https://a/','client_id':'i','client_secret':'s','scopes':['a b']}|/authentication/scopes/0 must be of printable ASCII, without blanks, quotes and \\",
        "{'type':'oauth2_client_credentials','token_url':'https://a/','client_id':'i','client_secret':'s','client_authentication':'jwt'}|/authentication/client_authentication must be client_secret_basic or client_secret_post",
        "{'type':'basic','username':'u','password':'p','x':1}|/authentication/x is not a member of this resource",
        "7|/authentication must be an object"
      })
  void itsRules(String authentication, String violation) {
    assertThat(refusals(() -> made(authentication))).first().asString().isEqualTo(violation);
  }

  @Test
  void anotherAuthorizationHeaderClashes() {
    assertThat(refusals(() -> made(BASIC, ",'headers':{'authorization':'x'}")))
        .containsExactly(
            "/headers/authorization is what the authentication sends",
            "/authentication sends Authorization, which is one of the headers");
    assertThat(refusals(() -> patched(kept(CLIENT), "{'headers':{'Authorization':'x'}}")))
        .containsExactly("/headers/Authorization is what the authentication sends");
    assertThat(made(CERTIFICATE, ",'headers':{'Authorization':'x'}").headers()).hasSize(1);
  }

  @Test
  void aCertificateIsForHttps() {
    assertThat(refusals(() -> patched(kept(CERTIFICATE), "{'url':'http://example.com/'}")))
        .containsExactly("/url must use https, for the client certificate");
    assertThat(patched(kept(BASIC), "{'url':'https://example.com/other'}").url()).endsWith("other");
  }

  @Test
  void aPatchKeepsTheSecretThatItDoesNotSay() {
    var renamed = patched(kept(BASIC), "{'authentication':{'username':'v'}}").authentication();
    assertThat(renamed.username()).isEqualTo("v");
    assertThat(renamed.hasSecret()).isFalse();
    var client =
        patched(kept(CLIENT), "{'authentication':{'scopes':null,'audience':'x'}}").authentication();
    assertThat(client.scopes()).isNull();
    assertThat(client.audience()).isEqualTo("x");
    assertThat(client.clientId()).isEqualTo("i");
    assertThat(patched(kept(CLIENT), "{'authentication':null}").authentication()).isNull();
    assertThat(patched(kept(CERTIFICATE), "{'description':'d'}").authentication()).isNotNull();
    assertThat(
            refusals(
                () -> patched(kept(CERTIFICATE), "{'authentication':{'password':'changeit'}}")))
        .containsExactly("/authentication/pkcs12 is required: the password is that of a file");
  }

  @Test
  void anotherTypeTakesNothingOver() {
    var now = patched(kept(CLIENT), "{'authentication':" + BASIC + "}").authentication();
    assertThat(now)
        .isEqualTo(
            new AuthenticationRequest("basic", "u", "p", null, null, null, null, null, null, null));
    assertThat(
            refusals(
                () -> patched(kept(CLIENT), "{'authentication':{'type':'client_certificate'}}")))
        .containsExactly("/authentication/pkcs12 is required");
  }

  @Test
  void aPatchCannotTakeItsTypeAway() {
    assertThat(refusals(() -> patched(kept(BASIC), "{'authentication':{'type':null}}")))
        .containsExactly("/authentication/type is required");
    assertThat(refusals(() -> patched(made("null"), "{'authentication':{'username':'u'}}")))
        .containsExactly("/authentication/type is required");
  }

  @Test
  void aSecretIsSentToNoOtherServerByWhoDoesNotKnowIt() {
    assertThat(refusals(() -> patched(kept(BASIC), "{'url':'https://evil.example/'}")))
        .containsExactly(
            "/url leads to another server: send authentication with its password along with it");
    var known = "{'url':'https://other.example/','authentication':{'password':'p'}}";
    assertThat(patched(kept(BASIC), known).url()).isEqualTo("https://other.example/");
    assertThat(
            refusals(
                () ->
                    patched(
                        kept(CLIENT),
                        "{'url':'https://example.com:8443/',"
                            + "'authentication':{'token_url':'https://evil.example/t'}}")))
        .containsExactly(
            "/url leads to another server: send authentication with its client_secret along with it",
            "/authentication/token_url leads to another server: send authentication with its"
                + " client_secret along with it");
    assertThat(patched(kept(CLIENT), "{'authentication':{'token_url':'https://AUTH.example/u'}}"))
        .isNotNull();
    assertThat(patched(kept(CERTIFICATE), "{'url':'https://other.example/'}").url())
        .isEqualTo("https://other.example/");
  }
}
