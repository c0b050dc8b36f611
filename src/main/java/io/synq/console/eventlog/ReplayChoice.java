package io.synq.console.eventlog;

import java.util.Arrays;

/** Which of an endpoint's events are replayed, in words. */
public enum ReplayChoice {
  MISSING("missing", "What an endpoint never had", "From before it was added or subscribed."),
  FAILED("failed", "What failed", "Events whose latest delivery to an endpoint failed."),
  ANY("any", "Everything", "Also what was delivered already: receivers get it twice.");

  private final String code;
  private final String title;
  private final String help;

  ReplayChoice(String code, String title, String help) {
    this.code = code;
    this.title = title;
    this.help = help;
  }

  public String code() {
    return code;
  }

  public String title() {
    return title;
  }

  public String help() {
    return help;
  }

  static String words(String code) {
    return Arrays.stream(values())
        .filter(choice -> choice.code.equals(code))
        .map(ReplayChoice::title)
        .findFirst()
        .orElse(code);
  }
}
