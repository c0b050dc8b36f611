package io.synq.setup;

import io.synq.access.KeyText;
import java.net.URI;

/** The words of the first start. */
final class Welcome {
  /** On one line, as the command is: Maven puts its own word before each line that it passes on. */
  private static final String EVENT =
      "{\"event_type\":\"order.created\",\"org_id\":\"7b91d204-fc3a-48e1-a13c-3d88e6201bcd\","
          + "\"user_id\":\"c9a1e847-2f3d-4c10-b8e5-0a7d6f219abc\",\"role\":\"member\","
          + "\"payload\":{\"order_id\":\"ord_9f2a4c1e83b7\",\"total\":149.99}}";

  private Welcome() {}

  static String operator(String password, URI url) {
    return """

        ------------------------------------------------------------------------------
        Synq Events: first start. These secrets are shown only now.

          operator   operator
          password   %s
          console    %s/console
        """
        .formatted(password, url);
  }

  static String demo(KeyText key, URI url) {
    return """
          tenant     demo
          API key    %1$s

        Send a first event:

          curl -i %2$s/api/v1/events -H 'Authorization: Bearer %1$s' -H 'Content-Type: application/json' -d '%3$s'

        and see what arrived, signed:

          curl %2$s/inbox/demo
        ------------------------------------------------------------------------------
        """
        .formatted(key.value(), url, EVENT);
  }
}
