package io.synq.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.synq.console.frame.ConsolePage;
import java.util.EnumSet;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PicturesTest {
  /** They only lead elsewhere, or send what pages read. */
  private static final EnumSet<ConsolePage> WITHOUT_A_FACE =
      EnumSet.of(ConsolePage.SSO, ConsolePage.SSO_RETURN, ConsolePage.LIVE);

  @Test
  void thereIsOneOfEveryPage() {
    assertThat(
            Pictures.of(Map.of()).stream()
                .map(Picture::page)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(ConsolePage.class))))
        .isEqualTo(EnumSet.complementOf(WITHOUT_A_FACE));
  }

  @Test
  void eachHasAFileOfItsOwn() {
    assertThat(Pictures.of(Map.of())).extracting(Picture::name).doesNotHaveDuplicates();
  }
}
