package io.synq.console.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageAddressTest {
  @ParameterizedTest
  @EnumSource
  void everyPageHasAnAddressAndThoseOfTenantsOneInEach(ConsolePage page) {
    for (Entrance way : Entrance.values()) {
      Optional<ConsolePage> there = Optional.of(page).filter(one -> one.behind(way));
      assertThat(PageAddress.at(way.root() + "/" + page.path()))
          .isEqualTo(there.map(one -> new PageAddress(way, one, null)));
      assertThat(PageAddress.at(page.url(way, "a-1")))
          .isEqualTo(
              there.filter(ConsolePage::ofTenant).map(one -> new PageAddress(way, one, "a-1")));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "/console/t/demo",
        "/console/t/demo/",
        "/console/t//overview",
        "/console/t/overview",
        "/console/t/Demo/overview",
        "/console/t/demo /overview",
        "/console/t/-demo/overview",
        "/console/t/../overview",
        "/console/t/demo/t/demo/overview",
        "/console/t/demo//overview",
        "/console/t/demo/overview/",
        "/console/t/demo/overview.xhtml",
        "/console/t/demo/../overview",
        "/CONSOLE/t/demo/overview",
        "/portal",
        "/portal/",
        "/portal/t/demo",
        "/portal/t/demo/",
        "/portal/t/demo/open",
        "/portal/t/demo/overview",
        "/portal/t/demo/../../../console/overview",
        "/portal/t/demo/webhooks.xhtml",
        "/portal/webhooks/../api-keys",
        "/portals/t/demo/webhooks",
        "/console/open"
      })
  void allElseIsNone(String path) {
    assertThat(PageAddress.at(path)).isEmpty();
  }
}
