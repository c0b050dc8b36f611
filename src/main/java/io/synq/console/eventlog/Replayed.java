package io.synq.console.eventlog;

import io.synq.console.frame.PageNotice;

/** What is said after events were replayed. */
final class Replayed {
  private Replayed() {}

  static PageNotice notice(int events, int deliveries) {
    String what = events == 1 ? "The event" : events + " events";
    return deliveries == 0
        ? PageNotice.warning(what + ": no endpoint would get it now, so nothing is sent.")
        : PageNotice.done(
            what
                + (events == 1 ? " is" : " are")
                + " delivered again: "
                + deliveries
                + (deliveries == 1 ? " new delivery." : " new deliveries."));
  }
}
