package io.synq.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import io.synq.TestTokens;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jose4j.jwk.PublicJsonWebKey;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Signing in by an OpenID provider, who is good or not. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OidcConsoleIT {
  private static final OpenIdTestProvider PROVIDER = Servers.PROVIDER;
  private static final String NEXT = "/console/overview?period=7d";
  private static SynqServer server;
  private static TestTenant tenant;

  private final TestTenant.Person ada = tenant.person("member");
  private final PlainVisitor visitor = PlainVisitor.to(server);

  @BeforeAll
  static void start() {
    server = Servers.hasty();
    PROVIDER.register(server.url() + "/console/sso/return");
    tenant = TestTenant.on(server);
  }

  @BeforeEach
  void good() {
    PROVIDER.now().person(ada.name());
  }

  /** From the sign-in page's link to where the provider sends the browser back to. */
  private Answer back() {
    Answer away = visitor.get("/console/sso?next=" + NEXT.replace("?", "%3F").replace("=", "%3D"));
    return visitor.follow(away);
  }

  /** Where a browser is after all redirects. */
  private String at(Answer back) {
    return visitor.target(visitor.follow(back));
  }

  private static String refused(String reason) {
    return "/console/sign-in?next=%2Fconsole%2Foverview%3Fperiod%3D7d&sso=" + reason;
  }

  /** The first of all: the provider cannot be reached yet. */
  @Test
  @Order(1)
  void providerThatIsDownIsSaidToBe() {
    for (String path : List.of("/.well-known/openid-configuration", "/token")) {
      PROVIDER.now().person(ada.name()).failing(path);
      Answer away = visitor.get("/console/sso");
      Answer last = path.equals("/token") ? visitor.follow(visitor.follow(away)) : away;
      assertThat(visitor.target(last))
          .isEqualTo("/console/sign-in?next=%2Fconsole%2Foverview&sso=unreachable");
      assertThat(visitor.follow(last).text()).contains("There is no answer from Acme Id.");
    }
    assertThat(visitor.isSignedIn()).isFalse();
  }

  @Test
  @Order(2)
  void personFollowsTheLinkAndComesBackToThePageThatTheyAskedFor() {
    try (Visitor browser = Visitor.to(server).alsoAt(PROVIDER.issuer())) {
      browser.go(NEXT);
      browser.findsNoBarrier();
      browser.follow("Sign in with Acme Id");
      assertThat(browser.at()).isEqualTo(NEXT);
      PROVIDER.now().refusing("access_denied");
      browser.go("/console/sso");
      assertThat(browser.page().getByRole(AriaRole.ALERT).innerText())
          .isEqualTo("You were not signed in by Acme Id.");
      browser.findsNoBarrier();
      browser.signIn(ada.name(), ada.password());
      assertThat(browser.at()).isEqualTo("/console/overview");
    }
  }

  @Test
  @Order(2)
  void userIsSignedInAsByPasswordAndComesBackToThePage() {
    Answer returned = visitor.follow(back());
    assertThat(visitor.target(returned)).isEqualTo(NEXT);
    assertThat(String.join("\n", returned.headers().allValues("Set-Cookie")))
        .containsPattern("synq_session=[A-Za-z0-9]{42};.*HttpOnly")
        .containsPattern("synq_sso=\"\"; Expires=Thu, 01 Dec 1994");
    Answer page = visitor.get("/console/sign-out").expect(200);
    assertThat(page.text()).contains(ada.name());
    String user = tenant.api().get("/users/" + ada.id()).text();
    assertThat(user).doesNotContain("\"last_sign_in_at\":null");
  }

  @Test
  @Order(2)
  void providersDescriptionIsKept() {
    at(back());
    int before = PROVIDER.requests().size();
    assertThat(at(back())).isEqualTo(NEXT);
    assertThat(PROVIDER.requests().subList(before, PROVIDER.requests().size()))
        .containsExactly("/authorize", "/token");
  }

  @Test
  @Order(2)
  void verifiedAddressIsANameToo() {
    String name = "ada." + ada.id() + "@example.com";
    tenant.api().post("/users", "{\"name\":\"" + name + "\",\"role\":\"viewer\"}").expect(201);
    PROVIDER.now().claiming("preferred_username", null).claiming("email", name);
    assertThat(at(back())).isEqualTo(refused("unknown"));
    PROVIDER
        .now()
        .claiming("preferred_username", null)
        .claiming("email", name.toUpperCase())
        .claiming("email_verified", true);
    assertThat(at(back())).isEqualTo(NEXT);
  }

  @Test
  @Order(2)
  void allThreeAlgorithmsAreTaken() {
    assertThat(PROVIDER.keys()).hasSize(3);
    for (PublicJsonWebKey key : PROVIDER.keys()) {
      PROVIDER.now().person(ada.name()).signing(key, key.getAlgorithm());
      assertThat(at(back())).as(key.getAlgorithm()).isEqualTo(NEXT);
    }
  }

  static Stream<Arguments> misbehaviours() {
    Instant now = Instant.now();
    return Stream.of(
        bad("another nonce", b -> b.claiming("nonce", "another")),
        bad("no nonce", b -> b.claiming("nonce", null)),
        bad("another audience", b -> b.claiming("aud", "another")),
        bad("no audience", b -> b.claiming("aud", null)),
        bad("another party", b -> b.claiming("azp", "another")),
        bad("another issuer", b -> b.claiming("iss", "http://127.0.0.1:1")),
        bad("expired", b -> b.claiming("exp", now.minusSeconds(60).getEpochSecond())),
        bad("without end", b -> b.claiming("exp", null)),
        bad("not yet good", b -> b.claiming("nbf", now.plusSeconds(600).getEpochSecond())),
        bad("unknown key", b -> b.signing(TestTokens.rsa("provider-9"), "RS256")),
        bad("another's key", b -> b.signing(TestTokens.rsa("provider-1"), "RS256")),
        bad("another's elliptic key", b -> b.signing(TestTokens.ec("provider-2"), "ES256")),
        bad("no signature", b -> b.signing(PROVIDER.keys().get(0), "none")),
        bad("an algorithm that is not allowed", b -> b.signing(PROVIDER.keys().get(0), "RS512")));
  }

  private static Arguments bad(String what, Consumer<OpenIdTestProvider.Behaviour> behaviour) {
    return Arguments.of(what, behaviour);
  }

  @ParameterizedTest(name = "{0}")
  @Order(2)
  @MethodSource("misbehaviours")
  void tokenThatProvesNothingSignsNobodyIn(
      String what, Consumer<OpenIdTestProvider.Behaviour> behaviour) {
    behaviour.accept(PROVIDER.now().person(ada.name()));
    assertThat(at(back())).as(what).isEqualTo(refused("untrusted"));
    Answer page = visitor.get(refused("untrusted"));
    assertThat(page.text()).contains("The answer of Acme Id cannot be trusted. Try again.");
    assertThat(visitor.session()).isEmpty();
  }

  @Test
  @Order(2)
  void providerWhoDeclinesIsSaidTo() {
    PROVIDER.now().refusing("access_denied");
    assertThat(at(back())).isEqualTo(refused("declined"));
    assertThat(visitor.get(refused("declined")).text())
        .contains("You were not signed in by Acme Id.");
  }

  @Test
  @Order(2)
  void unknownAndDisabledUsersAndTheOperatorAreRefusedAlike() {
    PROVIDER.now().person("nobody-at-all");
    assertThat(at(back())).isEqualTo(refused("unknown"));
    PROVIDER.now().person("operator");
    assertThat(at(back())).isEqualTo(refused("unknown"));
    tenant.api().patch("/users/" + ada.id(), "{\"disabled\":true}").expect(200);
    PROVIDER.now().person(ada.name());
    assertThat(at(back())).isEqualTo(refused("unknown"));
    assertThat(visitor.get(refused("unknown")).text())
        .contains("No user here has the name that comes from Acme Id.");
    assertThat(visitor.isSignedIn()).isFalse();
  }

  @Test
  @Order(2)
  void answerToAnotherRequestOrBrowserSignsNobodyIn() {
    Answer first = back();
    Answer second = back();
    assertThat(at(first)).as("an older request").isEqualTo(refused("expired"));
    PlainVisitor other = PlainVisitor.to(server);
    Answer stolen = other.get(second.header("Location"));
    assertThat(other.target(stolen))
        .isEqualTo("/console/sign-in?next=%2Fconsole%2Foverview&sso=expired");
    assertThat(other.follow(stolen).text()).contains("was begun in another window. Try again.");
    assertThat(other.isSignedIn()).isFalse();
    Answer third = back();
    String changed = third.header("Location").replaceAll("state=.", "state=~");
    assertThat(visitor.target(visitor.get(changed))).isEqualTo(refused("expired"));
  }

  @Test
  @Order(2)
  void codeIsTakenOnce() {
    Answer back = back();
    assertThat(at(back)).isEqualTo(NEXT);
    assertThat(visitor.target(visitor.get(back.header("Location")))).contains("sso=expired");
  }

  @ParameterizedTest
  @Order(2)
  @CsvSource({
    "https://evil.example.com",
    "//evil.example.com/console/overview",
    "/console/../api/v1/events",
    "/console/sso"
  })
  void nobodyIsLedElsewhere(String next) {
    Answer returned = visitor.follow(visitor.get("/console/sso?next=" + next));
    assertThat(at(returned)).isEqualTo("/console/overview");
  }

  @Test
  @Order(2)
  void answersTellNothingToBrowsersThatNeedNotKnow() {
    for (String path : List.of("/console/sso", "/console/sso/return?state=x&code=y")) {
      Answer answer = visitor.get(path).expect(302);
      assertThat(answer.header("Cache-Control")).startsWith("no-store");
      assertThat(answer.header("Content-Security-Policy")).contains("default-src 'none'");
      assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
    }
    Answer away = visitor.get("/console/sso").expect(302);
    assertThat(away.header("Set-Cookie"))
        .contains("Path=/console/sso", "HttpOnly", "SameSite=Lax")
        .doesNotContain("Secure");
    assertThat(away.header("Location")).contains("code_challenge_method=S256");
  }

  @Test
  @Order(2)
  void withoutAProviderThereIsNoWayToOne() {
    PlainVisitor there = PlainVisitor.to(Servers.standard());
    there.get("/console/sso").expect(404);
    there.get("/console/sso/return?state=x&code=y").expect(404);
    assertThat(there.get("/console/sign-in?sso=unreachable").text())
        .doesNotContain("/console/sso", "There is no answer");
  }

  @Test
  @Order(3)
  void providerThatHangsHoldsUpNeitherTheOthersNorItsOwnPeopleForLong() {
    PROVIDER.now().hanging("/token");
    Map<PlainVisitor, Answer> back = new HashMap<>();
    for (int i = 0; i < 20; i++) {
      PlainVisitor one = PlainVisitor.to(server);
      back.put(one, one.follow(one.get("/console/sso")));
    }
    List<CompletableFuture<String>> all = new ArrayList<>();
    back.forEach(
        (one, answer) ->
            all.add(CompletableFuture.supplyAsync(() -> one.target(one.follow(answer)))));
    Instant start = Instant.now();
    Await.quickOnce(
        Duration.ofSeconds(4),
        () -> {
          for (int i = 0; i < 20; i++) {
            tenant.api().get("/endpoints").expect(200);
          }
        });
    List<String> ends = all.stream().map(CompletableFuture::join).toList();
    assertThat(ends)
        .allMatch(end -> end.endsWith("sso=unreachable") || end.endsWith("sso=busy"))
        .anyMatch(end -> end.endsWith("sso=unreachable"));
    assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(60));
  }

  /** The last of all: whatever happened stands in the log, in one line each. */
  @Test
  @Order(4)
  void logSaysWhyAndHoldsNoSecret() {
    String log = server.messages();
    for (String line :
        List.of(
            "reason=unreachable cause=\\\"discovery: status 500\\\"",
            "reason=unreachable cause=\\\"token endpoint: status 500\\\"",
            "reason=unreachable cause=\\\"token endpoint: TimeoutException\\\"",
            "reason=untrusted cause=\\\"ID token refused\\\"",
            "reason=untrusted cause=\\\"ID token with another nonce\\\"",
            "reason=declined cause=\\\"the provider gave no code\\\"",
            "reason=unknown cause=\\\"no user of that name\\\"",
            "reason=expired cause=\\\"another state, or too late\\\"")) {
      assertThat(log).contains("sign_on.refused " + line);
    }
    assertThat(PROVIDER.secrets()).isNotEmpty();
    assertThat(log + server.output())
        .doesNotContain(PROVIDER.secrets())
        .doesNotContain(OpenIdTestProvider.SECRET);
    // Others use this server too.
    assertThat((log + server.output()).lines())
        .filteredOn(line -> line.contains("sign_on") || line.contains("/console/sso"))
        .isNotEmpty()
        .noneMatch(line -> line.contains("Exception:"));
  }
}
