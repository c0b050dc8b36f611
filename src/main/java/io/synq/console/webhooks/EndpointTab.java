package io.synq.console.webhooks;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The parts of an endpoint's page. */
public enum EndpointTab {
  OVERVIEW("Overview"),
  DELIVERIES("Deliveries"),
  SETTINGS("Settings"),
  SECRETS("Secrets"),
  VERIFY("Verify");

  private final String title;

  EndpointTab(String title) {
    this.title = title;
  }

  static EndpointTab of(Optional<String> code) {
    return Arrays.stream(values())
        .filter(tab -> code.filter(tab.code()::equals).isPresent())
        .findFirst()
        .orElse(OVERVIEW);
  }

  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  public String title() {
    return title;
  }
}
