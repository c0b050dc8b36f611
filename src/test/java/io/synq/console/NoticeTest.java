package io.synq.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class NoticeTest {
  @Test
  void noticeComesBackAsItWas() {
    Notice done = Notice.done("Größe „é“ saved");
    Notice secret = Notice.secret("The key", "synq_\"x");
    assertThat(Notice.of(done.bytes())).isEqualTo(done);
    assertThat(Notice.of(secret.bytes())).isEqualTo(secret);
  }

  @Test
  void secretIsInNoLog() {
    assertThat(Notice.secret("The key", "synq_x")).hasToString("The key");
  }

  @Test
  void onlyTheSessionsTokenReadsIt() {
    SessionToken token = SessionToken.random();
    byte[] kept = token.cipher().encrypt(Notice.done("x").bytes());
    assertThat(Notice.of(token.cipher().decrypt(kept))).isEqualTo(Notice.done("x"));
    assertThatThrownBy(() -> SessionToken.random().cipher().decrypt(kept))
        .isInstanceOf(IllegalStateException.class);
    assertThat(token).hasToString("session");
    assertThat(SessionToken.parse(token.value())).contains(token);
    assertThat(SessionToken.parse(token.value() + "x")).isEmpty();
    assertThat(SessionToken.parse(null)).isEmpty();
  }
}
