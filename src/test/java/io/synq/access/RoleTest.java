package io.synq.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoleTest {

  @Test
  void allowWhatTheirScopesAllow() {
    assertThat(Role.VIEWER.scopes())
        .containsExactlyInAnyOrder(Scope.EVENTS_READ, Scope.ENDPOINTS_READ);
    assertThat(Role.MEMBER.scopes())
        .containsExactlyInAnyOrder(
            Scope.EVENTS_READ,
            Scope.ENDPOINTS_READ,
            Scope.EVENTS_WRITE,
            Scope.ENDPOINTS_WRITE,
            Scope.ISSUES_WRITE);
    assertThat(Role.ADMIN.scopes()).containsExactlyInAnyOrder(Scope.values());
    assertThat(Role.OPERATOR.scopes()).isEmpty();
  }

  @Test
  void areReadAsTheyAreWritten() {
    assertThat(Role.inTenant("admin")).contains(Role.ADMIN);
    assertThat(Role.inTenant("member")).contains(Role.MEMBER);
    assertThat(Role.inTenant("viewer")).contains(Role.VIEWER);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "operator", "ADMIN", "owner", " admin"})
  void noTenantHasOthers(String text) {
    assertThat(Role.inTenant(text)).isEmpty();
  }
}
