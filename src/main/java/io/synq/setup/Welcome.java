package io.synq.setup;

import io.synq.access.KeyText;
import java.net.URI;

/**
 * The words of the first start: secrets that were made are shown, those that were given are not.
 */
final class Welcome {
  /** On one line, as the command is: Maven puts its own word before each line that it passes on. */
  private static final String EVENT =
      "{\"event_type\":\"order.created\",\"org_id\":\"7b91d204-fc3a-48e1-a13c-3d88e6201bcd\","
          + "\"user_id\":\"c9a1e847-2f3d-4c10-b8e5-0a7d6f219abc\",\"role\":\"member\","
          + "\"payload\":{\"order_id\":\"ord_9f2a4c1e83b7\",\"total\":149.99}}";

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
