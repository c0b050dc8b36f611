package io.synq.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScopeTest {

  @Test
  void areThoseOfTheContract() {
    assertThat(Arrays.stream(Scope.values()).map(Scope::text))
        .containsExactlyInAnyOrder(
            "events:write",
            "events:read",
            "endpoints:write",
            "endpoints:read",
            "issues:write",
            "admin");
  }

  @ParameterizedTest
  @EnumSource
  void areReadAsTheyAreWritten(Scope scope) {
    assertThat(Scope.of(scope.text())).contains(scope);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "events", "EVENTS_WRITE", "Events:Write", " admin", "admin ", "*"})
  void refusesOthers(String text) {
    assertThat(Scope.of(text)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void allowNothingButThemselves(Scope scope) {
    var caller = new Caller("key_1", "t", Set.of(scope), false);
    for (var wanted : Scope.values()) {
      assertThat(caller.may(wanted)).isEqualTo(wanted == scope || scope == Scope.ADMIN);
    }
    assertThat(new Caller("usr_1", "", EnumSet.noneOf(Scope.class), true).may(scope)).isFalse();
  }
}
