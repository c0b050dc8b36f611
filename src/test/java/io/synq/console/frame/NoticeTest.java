package io.synq.console.frame;

import static org.assertj.core.api.Assertions.assertThat;

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
}
