package io.synq.console.text;

import java.net.URI;

/** The event that newcomers send. */
public final class FirstEvent {
  private static final String COMMAND =
      """
      curl -i %s/api/v1/events \\
        -H 'Authorization: Bearer <your API key>' -H 'Content-Type: application/json' \\
        -d '{"event_type":"order.created","org_id":"7b91d204-fc3a-48e1-a13c-3d88e6201bcd",
             "user_id":"c9a1e847-2f3d-4c10-b8e5-0a7d6f219abc","role":"member",
             "payload":{"order_id":"ord_9f2a4c1e83b7","total":149.99}}'\
      """;

  private FirstEvent() {}

  /**
   * The command that sends it.
   *
   * @param server the server's address, without a slash at its end
   */
  public static String command(URI server) {
    return COMMAND.formatted(server);
  }
}
