package io.synq.console.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SessionTokenTest {
  private final SessionToken token = SessionToken.random();

  @Test
  void onlyItReadsWhatIsLeftForItsBrowser() {
    byte[] kept = token.cipher().encrypt("x".getBytes(StandardCharsets.UTF_8));
    assertThat(token.cipher().decrypt(kept)).asString(StandardCharsets.UTF_8).isEqualTo("x");
    assertThatThrownBy(() -> SessionToken.random().cipher().decrypt(kept))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void itIsReadFromACookieButInNoLog() {
    assertThat(token).hasToString("session");
    assertThat(SessionToken.parse(token.value())).contains(token);
    assertThat(SessionToken.parse(token.value() + "x")).isEmpty();
    assertThat(SessionToken.parse(null)).isEmpty();
  }
}
