package io.synq.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.synq.access.Caller;
import io.synq.access.Scope;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PortalLinkTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final Caller MAKER =
      new Caller(Caller.Kind.API_KEY, "key_1", "my app", "t1", Set.of(Scope.ADMIN));

  private static PortalLink link(boolean readOnly) {
    return new PortalLink(
        "plk_1", LinkToken.random(), new PortalLinkRequest(60, readOnly, null), MAKER, NOW);
  }

  @Test
  void endsWhenItExpiresOrIsRevoked() {
    PortalLink link = link(false);
    assertThat(link.usable(NOW.plusSeconds(59))).isTrue();
    assertThat(link.usable(NOW.plusSeconds(60))).isFalse();
    link.revoke(NOW);
    assertThat(link.usable(NOW)).isFalse();
  }

  /** An administrator's link does not make administrators. */
  @Test
  void allowsLessThanItsMakerMay() {
    Caller reader = link(true).caller();
    assertThat(reader.scopes()).containsOnly(Scope.EVENTS_READ, Scope.ENDPOINTS_READ);
    Caller writer = link(false).caller();
    assertThat(writer.may(Scope.ENDPOINTS_WRITE)).isTrue();
    assertThat(writer.may(Scope.ADMIN)).isFalse();
    assertThat(writer.may(Scope.ISSUES_WRITE)).isFalse();
    assertThat(writer.tenantId()).isEqualTo("t1");
    assertThat(writer.inPortal()).isTrue();
    assertThat(writer.name()).isEqualTo("portal link made by my app");
  }
}
