package io.synq.console.frame;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PageNoticeTest {
  @Test
  void noticeComesBackAsItWas() {
    PageNotice done = PageNotice.done("Größe „é“ saved");
    PageNotice secret = PageNotice.secret("The key", "synq_\"x");
    assertThat(PageNotice.of(done.bytes())).isEqualTo(done);
    assertThat(PageNotice.of(secret.bytes())).isEqualTo(secret);
  }

  @Test
  void secretIsInNoLog() {
    assertThat(PageNotice.secret("The key", "synq_x")).hasToString("The key");
  }
}
