package io.synq.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** A server that forgets whoever does nothing for some seconds. */
@Order(9)
@ResourceLock(Servers.STRICT)
class IdleSessionConsoleIT {
  private static final Duration IDLE = Servers.IDLE;

  private final SynqServer server = Servers.strict();
  private final TestTenant.Person person = TestTenant.on(server).person("member");

  /** There is nothing to look at meanwhile: looking would keep the session alive. */
  private static void doNothing(Duration time) {
    Instant end = Instant.now().plus(time);
    Await.until(time.plusSeconds(5), () -> Instant.now().isAfter(end));
  }

  @Test
  void whoWasIdleIsToldAndComesBackToThePage() {
    try (Visitor visitor = Visitor.to(server).as(person)) {
      visitor.go("/console/sign-out?from=here");
      doNothing(IDLE.plusMillis(500));
      visitor.press("Sign out");
      assertThat(visitor.at()).startsWith("/console/sign-in?next=").endsWith("&unsent=true");
      visitor.sees("What you sent was not saved");
      visitor.findsNoBarrier();
      visitor.signIn(person.name(), person.password());
      assertThat(visitor.at()).isEqualTo("/console/sign-out?from=here");
    }
  }

  @Test
  void whatWasTypedIsInItsFormAgainForWhoeverTypedIt() {
    try (Visitor visitor = Visitor.to(server).as(person)) {
      visitor.go("/console/issues/new");
      visitor.page().getByLabel("Message").fill("stock: no rows\nof Zoë’s");
      doNothing(IDLE.plusMillis(500));
      visitor.press("Report issue");
      visitor.sees("What you sent was not saved");
      visitor.signIn(person.name(), person.password());
      visitor.sees("What you had typed is in the form again. It is not saved yet.");
      assertThat(visitor.page().getByLabel("Message").inputValue())
          .isEqualTo("stock: no rows\nof Zoë’s");
      // At once: looking for barriers may take longer than the session waits.
      visitor.press("Report issue");
      visitor.sees("The issue is reported");
      visitor.go("/console/issues/new");
      assertThat(visitor.page().getByLabel("Message").inputValue()).isEmpty();
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
