package io.synq.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ApiKeyTest {
  private static final Instant NOW = Instant.parse("2024-12-04T15:32:07.412Z");
  private static final KeyText TEXT = new KeyText("synq_abcdefghijklmnopqrstuvwxyz012345");

  @Test
  void isUsableUntilItExpires() {
    var key = key(NOW);
    assertThat(key.usable(NOW.minusNanos(1))).isTrue();
    assertThat(key.usable(NOW)).isFalse();
    assertThat(key.usable(NOW.plusSeconds(1))).isFalse();
    assertThat(key(null).usable(Instant.MAX)).isTrue();
  }

  @Test
  void isUsableUntilItIsRevoked() {
    var key = key(null);
    key.revoke(NOW);
    assertThat(key.usable(NOW)).isFalse();
    assertThat(key.usable(NOW.minusSeconds(60))).isFalse();
    assertThat(key.revokedAt()).isEqualTo(NOW);
  }

  @Test
  void isRevokedOnce() {
    var key = key(null);
    key.revoke(NOW);
    key.revoke(NOW.plusSeconds(1));
    assertThat(key.revokedAt()).isEqualTo(NOW);
  }

  @Test
  void keepsNoKey() throws IllegalAccessException {
    var key = key(null);
    for (var field : ApiKey.class.getDeclaredFields()) {
      field.setAccessible(true);
      assertThat(String.valueOf(field.get(key))).doesNotContain("efghij");
    }
    assertThat(key.prefix()).isEqualTo("synq_abcd");
  }

  @Test
  void notesItsUse() {
    var key = key(null);
    assertThat(key.lastUsedAt()).isNull();
    key.used(NOW);
    assertThat(key.lastUsedAt()).isEqualTo(NOW);
  }

  @Test
  void remembersItsScopes() {
    for (var scopes :
        Set.of(
            EnumSet.allOf(Scope.class),
            EnumSet.of(Scope.EVENTS_WRITE),
            EnumSet.of(Scope.ADMIN, Scope.ISSUES_WRITE))) {
      assertThat(new ApiKey("key_1", "t", "n", TEXT, scopes, NOW, null).scopes()).isEqualTo(scopes);
    }
  }

  @Test
  void showsItsTextOnlyOnce() {
    var key = key(null);
    assertThat(ApiKeyResponse.of(key).key()).isNull();
    assertThat(ApiKeyResponse.issued(new ApiKeys.Issued(key, TEXT)).key()).isEqualTo(TEXT.value());
  }

  private static ApiKey key(@Nullable Instant expiresAt) {
    return new ApiKey(
        "key_1", "t", "n", TEXT, EnumSet.of(Scope.EVENTS_READ), NOW.minusSeconds(99), expiresAt);
  }
}
