package io.synq.console.live;

import io.synq.console.frame.ConsolePage;
import io.synq.platform.Word;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What pages watch: each is seen by those who see its page. */
public enum LiveTopic implements Word {
  OVERVIEW(ConsolePage.OVERVIEW),
  ENDPOINT(ConsolePage.ENDPOINT),
  DELIVERIES(ConsolePage.ENDPOINT),
  EVENTS(ConsolePage.EVENTS),
  EVENT(ConsolePage.EVENT),
  DELIVERY(ConsolePage.DELIVERY),
  REPLAY(ConsolePage.REPLAY),
  INBOX(ConsolePage.INBOX);

  private final ConsolePage page;

  LiveTopic(ConsolePage page) {
    this.page = page;
  }

  ConsolePage page() {
    return page;
  }

  static Optional<LiveTopic> of(@Nullable String text) {
    return Word.of(LiveTopic.class, text);
  }
}
