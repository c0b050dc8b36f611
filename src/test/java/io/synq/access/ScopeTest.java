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
    var caller = new Caller(Caller.Kind.API_KEY, "key_1", "Key", "t", Set.of(scope));
    for (var wanted : Scope.values()) {
      assertThat(caller.may(wanted)).isEqualTo(wanted == scope || scope == Scope.ADMIN);
    }
    assertThat(
            new Caller(Caller.Kind.OPERATOR, "usr_1", "op", "", EnumSet.noneOf(Scope.class))
                .may(scope))
        .isFalse();
  }
}
