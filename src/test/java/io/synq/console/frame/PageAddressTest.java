package io.synq.console.frame;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageAddressTest {
  @ParameterizedTest
  @EnumSource
  void everyPageHasAnAddressAndThoseOfTenantsOneInEach(ConsolePage page) {
    assertThat(PageAddress.at(page.url())).contains(new PageAddress(page, null));
    if (page.ofTenant()) {
      assertThat(PageAddress.at(page.url("a-1"))).contains(new PageAddress(page, "a-1"));
    } else {
      assertThat(PageAddress.at(page.url("a-1"))).isEmpty();
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
        "/CONSOLE/t/demo/overview"
      })
  void allElseIsNone(String path) {
    assertThat(PageAddress.at(path)).isEmpty();
  }
}
