package io.synq.eventtype;

import java.net.URI;

/** The event that newcomers send. */
public final class FirstEvent {
  /** As it is posted, laid out for people; its texts have no white space. */
  public static final String JSON =
      """
      {"event_type":"order.created","org_id":"7b91d204-fc3a-48e1-a13c-3d88e6201bcd",
             "user_id":"c9a1e847-2f3d-4c10-b8e5-0a7d6f219abc","role":"member",
             "payload":{"order_id":"ord_9f2a4c1e83b7","total":149.99}}\
      """;

  private static final String COMMAND =
      """
      curl -i %s/api/v1/events \\
        -H 'Authorization: Bearer <your API key>' -H 'Content-Type: application/json' \\
        -d '%s'\
      """;

  private FirstEvent() {}

  /**
   * The command that sends it.
   *
   * @param server the server's address, without a slash at its end
   */
  public static String command(URI server) {
    return COMMAND.formatted(server, JSON);
  }
}
