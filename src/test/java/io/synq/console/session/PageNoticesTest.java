package io.synq.console.session;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PageNoticesTest {
  private static final String KEYS = "/console/t/demo/api-keys";
  private static final String TEAM = "/console/t/demo/team";

  private static byte[] text(String text) {
    return text.getBytes(UTF_8);
  }

  private static List<String> at(PageNotices notices, String address) {
    return notices.at(address).stream().map(notice -> new String(notice, UTF_8)).toList();
  }

  @Test
  void eachWaitsForItsPage() {
    PageNotices left =
        PageNotices.NONE
            .with(KEYS, text("key ü"))
            .with(TEAM, text("saved"))
            .with(KEYS, text("\"2\""));
    PageNotices read = PageNotices.of(left.bytes());
    assertThat(read).isEqualTo(left);
    assertThat(at(read, "/console/t/demo/overview")).isEmpty();
    assertThat(at(read, KEYS)).containsExactly("key ü", "\"2\"");
    assertThat(at(read.without(KEYS), KEYS)).isEmpty();
    assertThat(at(read.without(KEYS), TEAM)).containsExactly("saved");
    assertThat(read.without(KEYS).without(TEAM).isEmpty()).isTrue();
  }

  @Test
  void oldestGoFirstWhereThereIsNoRoom() {
    PageNotices left = PageNotices.NONE;
    for (int i = 0; i < 100; i++) {
      left = left.with(KEYS, text(i + "x".repeat(5000)));
      assertThat(left.bytes()).hasSizeLessThanOrEqualTo(PageNotices.MOST_BYTES);
    }
    assertThat(at(left, KEYS)).hasSize(5).last().asString().startsWith("99x");
  }
}
