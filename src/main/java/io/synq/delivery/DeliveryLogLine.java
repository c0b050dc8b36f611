package io.synq.delivery;

/** One line per change of a delivery's state: ids and outcome, never a payload or a URL. */
final class DeliveryLogLine {
  private static final System.Logger LOG = System.getLogger(DeliveryLogLine.class.getName());

  private DeliveryLogLine() {}

  static void write(Conclusion conclusion) {
    // The usual end is quiet unless asked for: at full speed it would be most of the work.
    System.Logger.Level level =
        conclusion.state() == DeliveryState.DELIVERED
            ? System.Logger.Level.DEBUG
            : System.Logger.Level.INFO;
    if (!LOG.isLoggable(level)) {
      return;
    }
    Claimed claimed = conclusion.claimed();
    LOG.log(
        level,
        "delivery."
            + conclusion.state().text()
            + " tenant="
            + claimed.tenantId()
            + " event="
            + claimed.eventId()
            + " endpoint="
            + claimed.endpointId()
            + " delivery="
            + claimed.deliveryId()
            + " attempts="
            + (claimed.attempts() + (conclusion.attempt() == null ? 0 : 1))
            + " status="
            + conclusion.status());
  }
}
