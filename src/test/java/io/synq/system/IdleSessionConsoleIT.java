package io.synq.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A server that people reach by TLS and that forgets whoever does nothing for three seconds. */
@Tag("once")
class IdleSessionConsoleIT {
  private static final Duration IDLE = Duration.ofSeconds(3);
  private static SynqServer server;
  private static TestTenant.Person person;

  @BeforeAll
  static void start() {
    Map<String, String> settings = new HashMap<>(SynqServer.LOCAL);
    settings.put("SYNQ_CONSOLE_SESSION_IDLE", IDLE.toString());
    settings.put("SYNQ_CONSOLE_SESSION_LONGEST", "PT20S");
    settings.put("SYNQ_PUBLIC_URL", "https://synq.example.com");
    server = SynqServer.start(settings);
    person = TestTenant.on(server).person("member");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  /** There is nothing to look at meanwhile: looking would keep the session alive. */
  private static void doNothing(Duration time) {
    Instant end = Instant.now().plus(time);
    Await.until(time.plusSeconds(5), () -> Instant.now().isAfter(end));
  }

  @Test
  void cookieIsNeverSentWithoutTls() {
    PlainVisitor visitor = PlainVisitor.to(server);
    Answer answer = visitor.signIn(person.name(), person.password()).expect(302);
    assertThat(answer.headers().allValues("Set-Cookie"))
        .singleElement()
        .asString()
        .contains("Secure", "HttpOnly", "SameSite=Lax");
    assertThat(visitor.signOut().headers().allValues("Set-Cookie"))
        .singleElement()
        .asString()
        .contains("synq_session=\"\"; Expires=Thu, 01 Dec 1994", "Secure", "HttpOnly");
  }

  @Test
  void whoWasIdleIsToldAndComesBackToThePage() {
    try (Visitor visitor = Visitor.to(server).signIn(person.name(), person.password())) {
      visitor.go("/console/sign-out?from=here");
      doNothing(IDLE.plusMillis(500));
      visitor.press("Sign out");
      assertThat(visitor.at()).startsWith("/console/sign-in?next=").endsWith("&unsent=true");
      visitor.sees("what you sent was not saved");
      visitor.findsNoBarrier();
      visitor.signIn(person.name(), person.password());
      assertThat(visitor.at()).isEqualTo("/console/sign-out?from=here");
    }
  }

  @Test
  void whoOnlyReadIsNotToldThatSomethingWasLost() {
    PlainVisitor visitor = PlainVisitor.signedIn(server, person);
    doNothing(IDLE.plusMillis(500));
    assertThat(visitor.target(visitor.get("/console/webhooks/events?q=x")))
        .isEqualTo("/console/sign-in?next=%2Fconsole%2Fwebhooks%2Fevents%3Fq%3Dx");
    for (String page : List.of("/console/overview", "/console/sign-out")) {
      assertThat(visitor.get(page).status()).isEqualTo(302);
    }
  }

  @Test
  void whoKeepsOnWorkingStaysButNotForEver() {
    PlainVisitor visitor = PlainVisitor.signedIn(server, person);
    Instant start = Instant.now();
    Await.until(Duration.ofSeconds(40), () -> !visitor.isSignedIn());
    assertThat(Duration.between(start, Instant.now())).isGreaterThan(Duration.ofSeconds(18));
  }
}
