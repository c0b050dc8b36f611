package io.synq.setup;

import io.synq.access.KeyText;
import io.synq.eventtype.FirstEvent;
import java.net.URI;

/**
 * The words of the first start: secrets that were made are shown, those that were given are not.
 */
final class Welcome {
  /** On one line, as the command is: Maven puts its own word before each line that it passes on. */
  private static final String EVENT = FirstEvent.JSON.replaceAll("\\s", "");

  private static final String LINE = "-".repeat(78);

  private static final String SHOWN_ONCE = "   (shown only now)";

  private Welcome() {}

  /** What stands between these lines, which begin and end it. */
  static String framed(String text) {
    return "%n%s%n%s%s%n".formatted(LINE, text, LINE);
  }

  static String operator(String password, SetupSettings settings, URI url) {
    return """
        Synq Events: first start.

          operator   operator
          password   %s
          console    %s/console
        """
        .formatted(
            settings.operatorPassword.isPresent()
                ? "as given by SYNQ_BOOTSTRAP_OPERATOR_PASSWORD"
                : password + SHOWN_ONCE,
            url);
  }

  static String demo(KeyText key, SetupSettings settings, URI url) {
    boolean given = settings.apiKey.isPresent();
    return """
          tenant     demo
          API key    %1$s

        Send a first event:

          curl -i %3$s/api/v1/events -H "Authorization: Bearer %2$s" -H 'Content-Type: application/json' -d '%4$s'

        and see what arrived, signed:

          curl %3$s/inbox/demo
        """
        .formatted(
            given ? "as given by SYNQ_BOOTSTRAP_API_KEY" : key.value() + SHOWN_ONCE,
            given ? "$SYNQ_BOOTSTRAP_API_KEY" : key.value(),
            url,
            EVENT);
  }
}
